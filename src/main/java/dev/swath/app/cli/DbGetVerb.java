package dev.swath.app.cli;

import dev.swath.io.ledger.OrderList;
import dev.swath.model.trouble.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath db get}: all that is known of one order. */
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description = "Shows one order with all its columns, its scenes, and how its files stand",
        footer = {"", "Examples:", "  swath db get 3d0c4f0e-1111-4222-8333-944455556666", "  swath db get ID --json"})
final class DbGetVerb implements Callable<Integer> {
    private static final String VANISHED = "Planet does not know the order: it is older than Planet keeps orders, or of"
            + " another account. Its scenes are not known, and a drop that wants them buys them.";

    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Parameters(paramLabel = "ID", description = "Planet's id of the order, or our name or id of it.")
    private String id = "";

    @Override
    public Integer call() {
        tabular.demand(common);
        return DbOptions.inList(common, list -> {
            var found = list.order(id).orElseThrow(() -> unknown(list));
            var order = new LinkedHashMap<>(DbListOrdersVerb.plain(found));
            var key = String.valueOf(found.get("id"));
            if (common.csv) {
                DbOptions.table(common, List.copyOf(order.keySet()), List.of(order));
                return Exit.DONE;
            }
            order.values().removeIf(java.util.Objects::isNull);
            order.put("scenes", list.items(key));
            order.put("files", list.filesOf(key));
            if (String.valueOf(found.get("reason_code")).equals("not-found")) {
                order.put("note", VANISHED);
            }
            order.forEach((name, value) -> Out.say(common, String.format("%-21s %s", name, text(value))));
            Out.json(common, Map.of("order", order));
            return Exit.DONE;
        });
    }

    private static String text(Object value) {
        return String.valueOf(value).replaceAll("\\p{Cntrl}+", " ");
    }

    private BadInput unknown(OrderList list) {
        var near = Near.orders(list, id);
        return new BadInput(
                "no-such-order",
                "no order is called '" + id + "'"
                        + (near.isEmpty()
                                ? "; swath db list-orders lists them"
                                : "; did you mean " + String.join(" or ", near) + "?"));
    }
}
