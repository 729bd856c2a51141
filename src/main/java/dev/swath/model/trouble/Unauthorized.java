package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** The key is missing, wrong or revoked (401, 403): every further call would fail alike, so the door closes. */
public final class Unauthorized extends Trouble {
    public Unauthorized(String code, String message) {
        this(code, message, null);
    }

    public Unauthorized(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
