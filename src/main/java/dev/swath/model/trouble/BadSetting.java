package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** A setting or a route is wrong; nothing starts until it is put right. Ends a command with exit code 2. */
public final class BadSetting extends Trouble {
    public BadSetting(String code, String message) {
        this(code, message, null);
    }

    public BadSetting(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
