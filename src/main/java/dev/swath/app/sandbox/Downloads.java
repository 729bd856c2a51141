package dev.swath.app.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** From a link to a signed address of the storage service: a redirect, as with the real one. */
final class Downloads {
    /** Redirects of a chain before the one that leads to the storage service. */
    private static final int DETOURS = 2;

    private final OrderBook book;
    private final Tokens tokens;
    private final Addresses at;
    private final SandboxOptions options;
    private final Clock clock;

    Downloads(OrderBook book, Tokens tokens, Addresses at, OrdersApi.Terms terms) {
        this.book = book;
        this.tokens = tokens;
        this.at = at;
        this.options = terms.options();
        this.clock = terms.clock();
    }

    Reply link(Call call) {
        Instant now = clock.instant();
        if (call.hit(Kind.EXPIRED_LINK)) {
            throw Problem.message(401, "Download token has expired");
        }
        String token = call.query("token", "");
        Tokens.Link link = tokens.read(token, now);
        Order order = book.find(link.order())
                .orElseThrow(() -> Problem.message(404, "Could not load order ID: " + link.order() + "."));
        return redirect(call, token, link, now).about(order.name());
    }

    private Reply redirect(Call call, String token, Tokens.Link link, Instant now) {
        int detour = call.number("detour", call.hit(Kind.REDIRECT_CHAIN) ? 0 : DETOURS);
        if (detour < DETOURS) {
            return Reply.redirect(at.api() + "/compute/ops/download/?token=" + token + "&detour=" + (detour + 1));
        }
        String path = "/compute-orders-live/" + link.order() + "/" + link.path();
        if (call.fault() != null && call.hit(Kind.REDIRECT_HTTP)) {
            return Reply.redirect(call.fault().setting("to", "http://storage.invalid") + path);
        }
        Duration life = options.times().linkLife().minusSeconds(1);
        String query = tokens.sign(path, now, life);
        if (call.hit(Kind.BROKEN_LINK)) {
            // the real service answered 400 to about a quarter of fresh links; an expired signature gives that
            query = tokens.sign(path, now.minus(life).minusSeconds(2), life);
        }
        return Reply.redirect(at.origin() + path + "?" + query);
    }
}
