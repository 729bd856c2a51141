package dev.swath.step.intake;

import dev.swath.model.Drop;
import java.io.File;
import java.util.Map;
import org.apache.camel.Handler;

/** A complete bundle in the inbox becomes a drop. */
public final class Arrive {
    @Handler
    public Drop arrive(File anchor) {
        return new Drop(anchor.toPath(), Map.of(), null);
    }
}
