package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** A file, feature or argument that a user gave cannot be used as it is; repeating will not help. */
public final class BadInput extends Trouble {
    public BadInput(String code, String message) {
        this(code, message, null);
    }

    public BadInput(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
