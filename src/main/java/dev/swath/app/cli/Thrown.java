package dev.swath.app.cli;

import dev.swath.model.trouble.Trouble;
import org.jspecify.annotations.Nullable;

/** Finds what Camel wrapped. */
final class Thrown {
    private Thrown() {}

    static RuntimeException asTrouble(RuntimeException wrapped) {
        for (@Nullable Throwable t = wrapped; t != null; t = t.getCause()) {
            if (t instanceof Trouble trouble) {
                return trouble;
            }
        }
        return wrapped;
    }
}
