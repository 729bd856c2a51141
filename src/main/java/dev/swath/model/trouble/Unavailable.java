package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** The other side cannot be reached or is failing (DNS, connect, timeout, 5xx, open breaker); later it may work. */
public final class Unavailable extends Trouble {
    public Unavailable(String code, String message) {
        this(code, message, null);
    }

    public Unavailable(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
