package dev.swath.journey;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.util.List;

/**
 * Everything that goes wrong at the services of a kill campaign, by chance. A file may be corrupt twice but not a third
 * time before it is given up, so what corrupts is rarer than what only delays.
 */
final class Mishaps {
    private Mishaps() {}

    static void befall(Campaign campaign) {
        orders().forEach(campaign::fault);
        questions("search").forEach(campaign::fault);
        questions("page").forEach(campaign::fault);
        questions("list").forEach(campaign::fault);
        questions("get").forEach(campaign::fault);
        links().forEach(campaign::fault);
        bytes().forEach(campaign::fault);
    }

    private static List<Fault> orders() {
        return List.of(
                // only early ones: what is ordered again for lack of a scene has no second one to deliver, and an order
                // that was lost twice before it was stored is rightly held for a person; orders sent again come last
                Fault.always("create", Kind.ORDER_PARTIAL).from(3, 3),
                Fault.sometimes("create", Kind.RESET_AFTER_STORE, 0.04),
                Fault.always("create", Kind.RESET_BEFORE_STORE).from(20, 5),
                status("create", 500, 1).from(40, 5),
                status("create", 503, 1).from(60, 5),
                Fault.sometimes("create", Kind.HANG_AFTER_STORE, 0.02).with("seconds", 2),
                Fault.sometimes("create", Kind.STATUS_AFTER_STORE, 0.02),
                Fault.sometimes("create", Kind.UNPARSABLE, 0.02),
                Fault.sometimes("create", Kind.LIST_LAG, 0.05).with("seconds", 1.5),
                Fault.sometimes("create", Kind.SLOW_HEADERS, 0.02).with("seconds", 0.3),
                status("create", 429, 0.02),
                status("create", 429, 0.01).with("retryAfter", 1));
    }

    private static List<Fault> questions(String word) {
        return List.of(
                Fault.sometimes(word, Kind.RESET_BEFORE_STORE, 0.01),
                Fault.sometimes(word, Kind.SLOW_HEADERS, 0.01).with("seconds", 0.3),
                Fault.sometimes(word, Kind.RESET_BODY, 0.01),
                Fault.sometimes(word, Kind.TRUNCATED_BODY, 0.01),
                Fault.sometimes(word, Kind.HTML_BODY, 0.003),
                Fault.sometimes(word, Kind.UNPARSABLE, 0.003),
                status(word, 429, 0.01),
                status(word, 429, 0.005).with("retryAfter", 1),
                status(word, 502, 0.01));
    }

    private static List<Fault> links() {
        return List.of(
                Fault.sometimes("link", Kind.EXPIRED_LINK, 0.01),
                Fault.sometimes("link", Kind.BROKEN_LINK, 0.01),
                Fault.sometimes("link", Kind.REDIRECT_CHAIN, 0.01),
                Fault.sometimes("link", Kind.RESET_BEFORE_STORE, 0.01),
                status("link", 429, 0.003),
                status("link", 503, 0.01));
    }

    private static List<Fault> bytes() {
        return List.of(
                Fault.sometimes("bytes", Kind.STALL_BODY, 0.01).with("seconds", 2),
                Fault.sometimes("bytes", Kind.RESET_BODY, 0.02),
                Fault.sometimes("bytes", Kind.TRUNCATED_BODY, 0.01),
                Fault.sometimes("bytes", Kind.CHUNKED, 0.01),
                Fault.sometimes("bytes", Kind.RANGE_IGNORED, 0.01),
                Fault.sometimes("bytes", Kind.ETAG_CHANGED, 0.01),
                Fault.sometimes("bytes", Kind.WRONG_BYTES, 0.003),
                Fault.sometimes("bytes", Kind.HTML_BODY, 0.003),
                Fault.sometimes("bytes", Kind.LONGER_BODY, 0.002),
                status("bytes", 503, 0.01));
    }

    private static Fault status(String word, int status, double probability) {
        return Fault.sometimes(word, Kind.STATUS, probability).with("status", status);
    }
}
