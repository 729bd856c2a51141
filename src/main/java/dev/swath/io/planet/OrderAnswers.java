package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.model.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the Orders API says to an order: the id it was given, or why it was not accepted. */
public final class OrderAnswers {
    /** Ids go into addresses and are compared: UUIDs, or what a simulator gives instead. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private static final Set<Integer> QUOTA_STATUSES = Set.of(400, 403, 409, 429);
    private static final int MESSAGE_CHARS = 300;

    private OrderAnswers() {}

    /** @param state the provider's word for it, empty when it gave none */
    public record Placed(String id, String state) {}

    /** The order that was created; nothing when the status is not 2xx, or the text is cut off or names no id. */
    public static Optional<Placed> placed(Answer answer) {
        if (answer.status() / 100 != 2) {
            return Optional.empty();
        }
        return Json.parsed(answer.text())
                .filter(order -> ID.matcher(Json.text(order, "id", "")).matches())
                .map(order -> new Placed(Json.text(order, "id", ""), Json.text(order, "state", "")));
    }

    /**
     * The words of an error: every {@code message} anywhere in the JSON, each once. Of anything else the first
     * characters, without markup; empty when there are none.
     */
    public static List<String> messages(String text) {
        List<String> messages = Json.parsed(text).stream()
                .flatMap(tree -> tree.findValues("message").stream())
                .filter(JsonNode::isTextual)
                .map(message -> oneLine(message.textValue()))
                .filter(message -> !message.isEmpty())
                .distinct()
                .toList();
        if (!messages.isEmpty()) {
            return messages;
        }
        String plain = oneLine(text.replaceAll("<[^>]*>?", " "));
        String start = plain.substring(0, Math.min(plain.length(), MESSAGE_CHARS));
        return start.isEmpty() ? List.of() : List.of(start);
    }

    /** Which of these scenes the messages name, in their order. */
    public static List<String> named(String text, List<String> items) {
        var all = String.join("\n", messages(text));
        return items.stream()
                .filter(item -> Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(item) + "(?![A-Za-z0-9_])")
                        .matcher(all)
                        .find())
                .toList();
    }

    /**
     * Whether an answer says that the quota is spent: waiting will not help. There are two kinds of 429, and over-quota
     * orders have also been answered with 400. A quota of running orders is none of these: it frees itself.
     */
    public static boolean aboutQuota(int status, String text) {
        return QUOTA_STATUSES.contains(status) && says(text, "quota") && !aboutConcurrency(status, text);
    }

    /** Whether an answer says that too many orders are running: nothing was accepted, later it may be. */
    public static boolean aboutConcurrency(int status, String text) {
        return status == 409 && says(text, "concurren");
    }

    private static boolean says(String text, String word) {
        return messages(text).stream()
                .anyMatch(message -> message.toLowerCase(Locale.ROOT).contains(word));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").trim();
    }
}
