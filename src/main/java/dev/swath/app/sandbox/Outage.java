package dev.swath.app.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Answers of a service in trouble, as they were seen in the wild. */
final class Outage {
    private Outage() {}

    /**
     * Settings: {@code status}; {@code body} = json, html, empty, truncated, garbage, rate, gateway, quota or concurrency;
     * {@code retryAfter} = seconds, {@code date} or any text.
     */
    static Reply reply(Fault fault, int otherwise) {
        int status = fault.number("status", otherwise);
        String body = fault.setting("body", fault.word().startsWith("stac") ? "gateway" : usual(status));
        byte[] json = message("Problem confirming products");
        Reply reply =
                switch (body) {
                    case "html" -> Reply.text(status, "text/html", "<html><h1>" + status + " Server Error</h1></html>");
                    case "empty" -> Reply.of(status, "application/json", new byte[0]);
                    case "truncated" -> Reply.of(status, "application/json", Arrays.copyOf(json, json.length / 2));
                    case "garbage" ->
                        Reply.of(
                                        status,
                                        "application/json",
                                        "\u001f\u008b\u0008\u0000?".getBytes(StandardCharsets.ISO_8859_1))
                                .with("Content-Encoding", "gzip");
                    case "rate" -> rate(status, 200);
                    case "gateway" -> Reply.of(status, "application/json", message(gateway(status)));
                    case "quota" ->
                        Reply.of(
                                status,
                                "application/json",
                                "{\"field\":{},\"general\":[{\"message\":\"Download quota has been exceeded.\"}]}"
                                        .getBytes(StandardCharsets.UTF_8));
                    case "concurrency" ->
                        Reply.of(status, "application/json", message("Order concurrency limit reached"));
                    default -> Reply.of(status, "application/json", json);
                };
        String retryAfter = fault.setting("retryAfter", "");
        return retryAfter.isEmpty() ? reply : reply.with("Retry-After", retryAfter(retryAfter));
    }

    private static String usual(int status) {
        return switch (status) {
            case 409 -> "concurrency";
            case 429 -> "rate";
            default -> "json";
        };
    }

    /** What the gateway before a STAC API says: 403 is how it throttles. */
    private static String gateway(int status) {
        return switch (status) {
            case 403 -> "Forbidden";
            case 429 -> "Too Many Requests";
            case 504 -> "Endpoint request timed out";
            default -> "Internal server error";
        };
    }

    private static byte[] message(String text) {
        return Json.bytes(Json.object().put("message", text));
    }

    static Reply rate(int status, long millis) {
        return Reply.text(status, "text/plain", "max rate reached: retry-in " + millis + "ms");
    }

    /** The date form names a moment two seconds from now, on the wall clock that the client compares with. */
    private static String retryAfter(String setting) {
        return setting.equals("date")
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2))
                : setting;
    }
}
