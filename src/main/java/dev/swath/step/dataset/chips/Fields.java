package dev.swath.step.dataset.chips;

import java.util.function.Consumer;

/** A source of fields that can be read again from the start, as a file can; the order is the same every time. */
public interface Fields {
    void each(Consumer<Field> taker);
}
