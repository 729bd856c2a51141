package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** The disk or the bucket cannot take more, or cannot be written to. */
public final class NoSpace extends Trouble {
    public NoSpace(String code, String message) {
        this(code, message, null);
    }

    public NoSpace(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
