package dev.swath.model.trouble;

import java.time.Duration;

/** The other side asks for fewer calls (429 that is not about quota). Nothing was accepted. */
public final class RateLimited extends Trouble {
    private final Duration retryAfter;

    /** @param retryAfter how long the other side wants silence; zero when it did not say */
    public RateLimited(String message, Duration retryAfter) {
        super("rate-limited", message, null);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
