package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.Unavailable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What the provider says about the account: how much quota is left, how many orders are at work. */
public final class AccountAnswers {
    private static final BigDecimal HECTARES_PER_SQUARE_KM = BigDecimal.valueOf(100);
    private static final int PLACES = 4;

    private AccountAnswers() {}

    /** @param about handed through to the answer */
    public static Call askActive(PlanetUrls urls, Object about) {
        return new Call("GET", urls.orderStats(), null, about);
    }

    /** @param about handed through to the answer */
    public static Call askQuota(PlanetUrls urls, Object about) {
        return new Call("GET", urls.subscriptions(), null, about);
    }

    /** Orders of the whole organisation that are queued or running: its cap is shared by all of its keys. */
    public static long active(Answer answer) {
        JsonNode organization = Json.object(answer, "the numbers of orders").path("organization");
        return organization.path("queued_orders").asLong(0)
                + organization.path("running_orders").asLong(0);
    }

    /**
     * Hectares left in all active plans that have a quota; empty when one of them has none, or no plan is told.
     *
     * @throws Unavailable code {@code unreadable-answer}: cut off or not a list of plans
     */
    public static Optional<BigDecimal> remainingHectares(Answer answer) {
        JsonNode plans = Json.parsed(answer.text())
                .filter(JsonNode::isArray)
                .orElseThrow(() -> new Unavailable(
                        "unreadable-answer",
                        "Planet answered " + Json.where(answer) + " without a list of plans: it is asked again later"));
        BigDecimal left = null;
        for (JsonNode plan : plans) {
            if (!plan.path("state").asText("active").equals("active")) {
                continue;
            }
            JsonNode quota = plan.path("quota_sqkm");
            if (!quota.isNumber()) {
                return Optional.empty();
            }
            var rest = quota.decimalValue()
                    .subtract(BigDecimal.valueOf(plan.path("quota_used").asDouble(0)))
                    .max(BigDecimal.ZERO);
            left = left == null ? rest : left.add(rest);
        }
        return Optional.ofNullable(left)
                .map(km -> km.multiply(HECTARES_PER_SQUARE_KM).setScale(PLACES, RoundingMode.DOWN));
    }
}
