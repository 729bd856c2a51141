package dev.swath.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order may go out.
 *
 * @param reason why not; null = it may
 * @param again when it is looked at again; null = when a person has acted
 */
public record Verdict(@Nullable Reason reason, @Nullable Instant again) {
    public static final Verdict GRANTED = new Verdict(null, null);

    public static Verdict later(String code, String text, Instant again) {
        return new Verdict(new Reason(code, text), again);
    }

    public static Verdict held(String code, String text) {
        return new Verdict(new Reason(code, text), null);
    }

    public boolean isGranted() {
        return reason == null;
    }
}
