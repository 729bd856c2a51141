package dev.swath.app.web;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Listings.Page;
import dev.swath.io.ledger.Listings.Which;
import dev.swath.model.Limits;
import dev.swath.model.trouble.BadInput;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What there is to read of orders, files and money. */
final class Lists {
    private final Ledger ledger;
    private final Supplier<Limits> limits;

    Lists(Ledger ledger, Supplier<Limits> limits) {
        this.ledger = ledger;
        this.limits = limits;
    }

    void orders(RoutingContext context) {
        Answers.demandKnown(context, "drop", "status", "aoi", "q", "sort", "after", "limit");
        var which = new Which(
                Answers.parameter(context, "drop"),
                null,
                Answers.parameter(context, "status"),
                Answers.parameter(context, "aoi"));
        var found = ledger.listings().orders(which, Answers.view(context, "name", "hectares"));
        Answers.page(context, "orders", found, Function.identity(), Lists::id);
    }

    void order(RoutingContext context) {
        Answers.json(context, 200, one(context.pathParam("order")));
    }

    /** Named by our id or name of it, or by Planet's id. */
    Map<String, Object> one(String word) {
        return ledger.listings().orders(new Which(null, word, null, null), new Page(null, 1)).stream()
                .findFirst()
                .orElseThrow(() ->
                        new BadInput("no-such-order", "no order is called '" + word + "'; /api/orders lists them"));
    }

    void files(RoutingContext context) {
        Answers.demandKnown(context, "drop", "order", "status", "q", "sort", "after", "limit");
        var which = new Which(
                Answers.parameter(context, "drop"),
                Answers.parameter(context, "order"),
                Answers.parameter(context, "status"),
                null);
        var found = ledger.listings().files(which, Answers.view(context, "name", "size"));
        Answers.page(context, "files", found, Function.identity(), Lists::id);
    }

    void features(RoutingContext context) {
        Answers.demandKnown(context, "drop", "q", "sort", "after", "limit");
        var which = new Which(Answers.parameter(context, "drop"), null, null, null);
        var found = ledger.listings().features(which, Answers.view(context, "name", "hectares"));
        Answers.page(context, "features", found, Function.identity(), Lists::id);
    }

    private static String id(Map<String, Object> line) {
        return String.valueOf(line.get("id"));
    }

    void spend(RoutingContext context) {
        Answers.json(context, 200, money());
    }

    /** Hectares by the estimate; a limit that is absent is none. */
    Map<String, Object> money() {
        var balance = ledger.money().balance();
        var inForce = limits.get();
        var spend = new LinkedHashMap<String, Object>();
        spend.put("run", budget(balance.run(), inForce.perRun()));
        spend.put("day", budget(balance.day(), inForce.perDay()));
        spend.put("month", budget(balance.month(), inForce.perMonth()));
        spend.put("waiting_hectares", balance.waiting());
        limit(spend, "per_drop_limit_hectares", inForce.perDrop());
        limit(spend, "approve_above_hectares", inForce.approveAbove());
        if (balance.account() != null) {
            spend.put("account_left_hectares", balance.account());
        }
        if (balance.active() != null) {
            spend.put("active_orders", balance.active());
        }
        return spend;
    }

    private static Map<String, Object> budget(BigDecimal used, BigDecimal most) {
        var budget = new LinkedHashMap<String, Object>();
        budget.put("used_hectares", used);
        limit(budget, "limit_hectares", most);
        return budget;
    }

    private static void limit(Map<String, Object> document, String name, BigDecimal limit) {
        if (limit.signum() > 0) {
            document.put(name, limit);
        }
    }
}
