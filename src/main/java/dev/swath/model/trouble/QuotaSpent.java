package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** The account's quota is used up; waiting does not help, a person must act. */
public final class QuotaSpent extends Trouble {
    public QuotaSpent(String code, String message) {
        this(code, message, null);
    }

    public QuotaSpent(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
