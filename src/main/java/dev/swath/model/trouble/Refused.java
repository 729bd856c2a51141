package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** The other side understood and said no (a 4xx with a meaning); the same request will be refused again. */
public final class Refused extends Trouble {
    public Refused(String code, String message) {
        this(code, message, null);
    }

    public Refused(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
