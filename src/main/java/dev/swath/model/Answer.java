package dev.swath.model;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back for a {@link Call}.
 *
 * @param call the call
 * @param status HTTP status; 0 when no answer came
 * @param headers names in lower case; of repeated headers the first
 * @param text the body, decoded; empty when there was none
 * @param failure what went wrong when no answer came; null otherwise
 */
public record Answer(
        Call call,
        int status,
        Map<String, String> headers,
        String text,
        @Nullable Exception failure) {
    /** What the call was about; a message of another kind has strayed into this route. */
    public <T> T about(Class<T> kind) {
        if (!kind.isInstance(call.about())) {
            throw new IllegalStateException("an answer about a "
                    + call.about().getClass().getSimpleName() + " came where one about a " + kind.getSimpleName()
                    + " belongs: a step is missing or misplaced in the route");
        }
        return kind.cast(call.about());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
