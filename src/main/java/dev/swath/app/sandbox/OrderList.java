package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Listing orders: filters, sorting and pages of the Orders API. */
final class OrderList {
    private static final int DEFAULT_PAGE = 20;
    private static final int MAX_PAGE = 100;

    private final OrderJson shown;
    private final Addresses at;
    private final Set<Quirk> quirks;

    OrderList(OrderJson shown, Addresses at, Set<Quirk> quirks) {
        this.shown = shown;
        this.at = at;
        this.quirks = quirks;
    }

    Reply list(List<Order> orders, Call call, Instant now) {
        List<Order> found = orders.stream()
                .filter(order -> matches(order, call, now))
                .sorted(sort(call.query("sort_by", "created_on DESC"), now))
                .toList();
        int size = Math.min(MAX_PAGE, Math.max(1, call.number("page_size", DEFAULT_PAGE)));
        int from = start(found, call.query("page_marker", ""));
        int to = Math.min(found.size(), from + size);
        ObjectNode page = Json.object();
        ObjectNode links = page.putObject("_links").put("_self", at.api() + call.uri());
        if (to < found.size()) {
            links.put("next", next(call, found.get(to - 1)));
        } else if (quirks.contains(Quirk.NEXT_NULL)) {
            links.putNull("next");
        }
        var array = page.putArray("orders");
        found.subList(from, to).forEach(order -> array.add(shown.brief(order, now)));
        return Reply.json(200, page);
    }

    private static boolean matches(Order order, Call call, Instant now) {
        Set<String> states = values(call, "state");
        Set<String> sources = values(call, "source_type");
        boolean source = sources.isEmpty()
                ? order.sourceType().equals("scenes")
                : sources.contains("all") || sources.contains(order.sourceType());
        String name = call.query("name", order.name());
        return source
                && (states.isEmpty() || states.contains(order.state(now)))
                && name.equals(order.name())
                && order.name().contains(call.query("name__contains", ""))
                && within(order.created(), call.query("created_on", ""))
                && within(order.modified(now), call.query("last_modified", ""));
    }

    private static Set<String> values(Call call, String name) {
        return call.query().getAll(name).stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .collect(Collectors.toSet());
    }

    /** An instant, or an interval {@code A/B} with {@code ..} for an open end: start inclusive, end exclusive. */
    private static boolean within(Instant time, String interval) {
        if (interval.isEmpty()) {
            return true;
        }
        String[] ends = interval.split("/", -1);
        if (ends.length == 1) {
            return time.equals(instant(ends[0]));
        }
        return (ends[0].equals("..") || !time.isBefore(instant(ends[0])))
                && (ends[1].equals("..") || time.isBefore(instant(ends[1])));
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw Problem.general("not an RFC 3339 time: " + text);
        }
    }

    private static Comparator<Order> sort(String fields, Instant now) {
        var order = new ArrayList<Comparator<Order>>();
        for (String field : fields.split(",", -1)) {
            String[] parts = field.trim().split("\\s+", -1);
            Comparator<Order> ascending = Comparator.comparing(key(parts[0], now));
            boolean descending =
                    parts.length > 1 && parts[1].toUpperCase(Locale.ROOT).equals("DESC");
            order.add(descending ? ascending.reversed() : ascending);
        }
        return order.stream().reduce(Comparator::thenComparing).orElseThrow().thenComparing(Order::id);
    }

    /** Texts that sort like the field; ISO times do. */
    private static Function<Order, String> key(String field, Instant now) {
        return switch (field) {
            case "name" -> Order::name;
            case "created_on" -> order -> sortable(order.created());
            case "last_modified" -> order -> sortable(order.modified(now));
            case "state" -> order -> order.state(now);
            default -> throw Problem.general("Unknown sort_by: " + field);
        };
    }

    private static String sortable(Instant time) {
        return String.format("%015d.%09d", time.getEpochSecond(), time.getNano());
    }

    /** Pages continue after the order that ended the page before. */
    private static int start(List<Order> found, String marker) {
        if (marker.isEmpty()) {
            return 0;
        }
        String last;
        try {
            last = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            throw Problem.general("page_marker is not a marker");
        }
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(last)) {
                return i + 1;
            }
        }
        return found.size();
    }

    private String next(Call call, Order last) {
        String marker =
                Base64.getUrlEncoder().withoutPadding().encodeToString(last.id().getBytes(StandardCharsets.UTF_8));
        String rest = call.query().entries().stream()
                .filter(entry -> !entry.getKey().equals("page_marker"))
                .filter(entry -> !entry.getKey().equals("api_key"))
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return at.api() + "/compute/ops/orders/v2?" + rest + "page_marker=" + marker;
    }
}
