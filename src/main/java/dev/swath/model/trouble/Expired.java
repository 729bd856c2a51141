package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** A signed link is no longer (or was never) good: a fresh one is asked for and the attempt begins again. */
public final class Expired extends Trouble {
    public Expired(String code, String message) {
        this(code, message, null);
    }

    public Expired(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
