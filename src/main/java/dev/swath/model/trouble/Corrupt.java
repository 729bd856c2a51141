package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** Bytes that are not what they claim to be: malformed, truncated, or with the wrong digest. */
public final class Corrupt extends Trouble {
    public Corrupt(String code, String message) {
        this(code, message, null);
    }

    public Corrupt(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
