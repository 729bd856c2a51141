package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import java.util.Optional;

/**
 * Cancels one order, by the call for many: it answers 200 with a list of failures, where the call for one says 409. The
 * call for many without ids cancels everything an account has queued; here it always names one.
 */
public final class OrderCancel {
    private OrderCancel() {}

    /** @param about handed through to the answer */
    public static Call of(PlanetUrls urls, String planetId, Object about) {
        if (planetId.isBlank()) {
            throw new IllegalArgumentException("an order is cancelled by its id, which is empty");
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("order_ids").add(planetId);
        return new Call("POST", urls.cancelOrders(), Json.written(body), about);
    }

    /**
     * Why the order was not cancelled; empty when it was.
     *
     * @throws dev.swath.model.trouble.Unavailable code {@code unreadable-answer}: cut off; asked again it may be well
     */
    public static Optional<String> refusal(Answer answer) {
        JsonNode result = Json.object(answer, "what was cancelled").path("result");
        if (result.path("succeeded").path("count").asInt(0) >= 1) {
            return Optional.empty();
        }
        var messages = OrderAnswers.messages(result.path("failed").toString());
        return Optional.of(messages.isEmpty() ? "no reason given" : String.join("; ", messages));
    }
}
