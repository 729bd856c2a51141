package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Orders API. */
final class OrdersApi {
    private final OrderBook book;
    private final OrderCheck check;
    private final OrderJson shown;
    private final OrderList list;
    private final Quota quota;
    private final SandboxOptions options;
    private final CloudDelivery cloud;
    private final Clock clock;

    OrdersApi(OrderBook book, OrderCheck check, OrderJson shown, Quota quota, OrderList list, Terms terms) {
        this.book = book;
        this.check = check;
        this.shown = shown;
        this.list = list;
        this.quota = quota;
        this.options = terms.options();
        this.cloud = new CloudDelivery(terms.options());
        this.clock = terms.clock();
    }

    /** What every service of the sandbox is given. */
    record Terms(SandboxOptions options, Clock clock) {}

    Reply create(Call call) {
        Instant now = clock.instant();
        if (!(call.json() instanceof ObjectNode request)) {
            throw Problem.general("Unable to accept order: not an object");
        }
        if (call.fault() != null && call.hit(Kind.ITEMS_GONE)) {
            check.withdraw(request, call.fault().number("missing", 1));
        }
        OrderCheck.Checked checked = check.check(request);
        cloud.check(request);
        // two at once must not both take the last place
        synchronized (book) {
            if (book.active(now) >= options.account().maxActiveOrders()) {
                throw Problem.message(409, "Order concurrency limit reached");
            }
            return place(request, checked, call.fault(), now);
        }
    }

    private Reply place(ObjectNode request, OrderCheck.Checked checked, @Nullable Fault fault, Instant now) {
        double cost = quota.cost(checked);
        boolean paid = quota.charge(cost);
        if (!paid && !options.quirks().contains(Quirk.QUOTA_FAILS_LATER)) {
            throw Problem.general(Quota.EXCEEDED);
        }
        var hopeless = new OrderCheck.Checked(List.of(), null, List.of(), List.of(Quota.EXCEEDED));
        Order order = order(request, paid ? checked : hopeless, fault, now);
        book.place(order);
        return Reply.json(202, shown.brief(order, now)).placing(order.name(), paid ? cost : 0);
    }

    private Order order(ObjectNode request, OrderCheck.Checked checked, @Nullable Fault fault, Instant now) {
        boolean partial = request.path("order_type").asText("full").equals("partial");
        var items = new ArrayList<>(checked.items());
        var hints = new ArrayList<>(checked.hints());
        Kind twist = fault == null ? null : fault.kind();
        if (fault != null && twist == Kind.ORDER_PARTIAL) {
            drop(items, hints, fault.number("missing", 1));
            partial = true;
        }
        if (twist == Kind.ORDER_FAILED) {
            hints.add("Could not process the order (code: FAILURE_CODE_INVALID_INPUT Clip_v1)");
            items.clear();
        }
        boolean failed = items.isEmpty() || (!hints.isEmpty() && !partial);
        return new Order(
                book.nextId(),
                request,
                now,
                options.times().queued(),
                options.times().running(),
                failed ? List.of() : List.copyOf(items),
                checked.clip(),
                checked.toolSuffixes(),
                List.copyOf(hints),
                failed ? "failed" : hints.isEmpty() ? "success" : "partial",
                now.plus(lag(fault)),
                twist,
                null);
    }

    /** How long it stays out of listings: what every order does, or longer when a fault says so. */
    private Duration lag(@Nullable Fault fault) {
        var always = options.times().listingLag();
        return fault != null && fault.lag().compareTo(always) > 0 ? fault.lag() : always;
    }

    private static void drop(List<Order.Item> items, List<String> hints, int missing) {
        for (int i = 0; i < missing && !items.isEmpty(); i++) {
            Order.Item item = items.remove(items.size() - 1);
            hints.add("asset unavailable: " + item.collection() + "/"
                    + item.scene().id());
        }
    }

    Reply get(Call call) {
        Instant now = clock.instant();
        String id = call.path("order");
        Order order = book.find(id)
                .filter(found -> found.shown(now))
                .orElseThrow(() -> Problem.message(404, "Could not load order ID: " + id + "."));
        if (order.ended(now)) {
            cloud.deliver(order);
        }
        return Reply.json(200, shown.full(order, now)).about(order.name());
    }

    Reply list(Call call) {
        Instant now = clock.instant();
        return list.list(book.shown(now), call, now);
    }

    Reply cancel(Call call) {
        Instant now = clock.instant();
        Order order = book.cancel(call.path("order"), now);
        return Reply.json(200, shown.brief(order, now)).about(order.name());
    }

    /** Without ids everything that is queued is cancelled, as the real service does. */
    Reply cancelMany(Call call) {
        Instant now = clock.instant();
        JsonNode body = call.body().length() == 0 ? Json.object() : call.json();
        List<String> ids = body.path("order_ids").isEmpty()
                ? book.shown(now).stream()
                        .filter(order -> order.state(now).equals("queued"))
                        .map(Order::id)
                        .toList()
                : Json.texts(body.path("order_ids"));
        ObjectNode answer = Json.object();
        ObjectNode result = answer.putObject("result");
        var failures = Json.array();
        for (String id : ids) {
            try {
                book.cancel(id, now);
            } catch (Problem refused) {
                String message = Json.parse(refused.reply().body().getBytes())
                        .path("message")
                        .asText();
                failures.addObject().put("order_id", id).put("message", message);
            }
        }
        result.putObject("succeeded").put("count", ids.size() - failures.size());
        result.putObject("failed").put("count", failures.size()).set("failures", failures);
        return Reply.json(200, answer);
    }

    Reply stats(Call call) {
        Instant now = clock.instant();
        ObjectNode answer = Json.object();
        for (String scope : List.of("organization", "user")) {
            answer.putObject(scope)
                    .put("queued_orders", count("queued", now))
                    .put("running_orders", count("running", now));
        }
        return Reply.json(200, answer);
    }

    private long count(String state, Instant now) {
        return book.shown(now).stream()
                .filter(order -> order.state(now).equals(state))
                .count();
    }

    Reply bundles(Call call) {
        ObjectNode answer = Json.object();
        ObjectNode bundles = answer.putObject("bundles");
        for (Bundle bundle : Bundle.values()) {
            ObjectNode entry = bundles.putObject(bundle.word())
                    .put("name", bundle.stem())
                    .put("bands", bundle.bands().size())
                    .put("rectification", "orthorectified");
            entry.putObject("assets").set(Scene.ITEM_TYPE, Json.array(bundle.assets()));
        }
        return Reply.json(200, answer.put("version", "2024-08-12"));
    }
}
