package dev.swath.app.cli;

import dev.swath.io.ledger.Approvals.HeldPlan;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Refused;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath approve}: shows the plan of a drop that waits, and releases exactly that. SPENDS QUOTA. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the plan of a drop that waits for approval, or releases it. SPENDS QUOTA.",
            "With --plan exactly the plan of that digest is released, with --yes the one that is shown;"
                    + " within the budgets. The plan lies beside the drop's report as JSON, CSV and GeoJSON."
        },
        footer = {"", "Examples:", "  swath approve parcels", "  swath approve parcels --plan 3f2a9c01d4e5"})
final class ApproveVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "DROP", description = "Name or id of the drop.")
    private String word = "";

    @Option(names = "--plan", paramLabel = "DIGEST", description = "Releases the plan with this digest, and no other.")
    private @Nullable String digest;

    @Option(names = "--yes", description = "Releases the plan that is shown.")
    private boolean yes;

    @Override
    public Integer call() {
        return Found.inLedger(common, "approve", this::approve);
    }

    private int approve(Ledger ledger) {
        if (ledger.runs().restoredFrom().isPresent()) {
            return approveRestored(ledger);
        }
        var plan = held(ledger);
        Out.say(
                common,
                word + ": plan " + plan.digest() + ", " + Out.count(plan.orders(), "order") + ", "
                        + Out.count(plan.scenes(), "scene") + ", "
                        + plan.hectares().toPlainString() + " ha");
        plan.byBundle()
                .forEach(
                        (bundle, hectares) -> Out.say(common, "  " + bundle + ": " + hectares.toPlainString() + " ha"));
        var given = digest == null && yes ? plan.digest() : digest;
        if (given == null) {
            Out.say(common, "  swath approve " + word + " --plan " + plan.digest() + " releases it");
            Out.json(common, json(plan, 0));
            return Exit.WAITING;
        }
        int released = ledger.approvals().approve(plan.jobId(), given.trim());
        Out.say(
                common,
                Out.count(released, "order is", "orders are")
                        + " released; a running swath places them, or the next swath run");
        Out.json(common, json(plan, released));
        return Exit.DONE;
    }

    /** A restored ledger first: what it held may have been ordered already, whatever its plans say. */
    private int approveRestored(Ledger ledger) {
        if (!yes) {
            Out.say(
                    common,
                    "the ledger was restored from a backup of "
                            + ledger.runs().restoredFrom().orElseThrow()
                            + ": compare with Planet's list of orders, then swath approve " + word + " --yes");
            Out.json(common, Map.of("restored", true, "released", 0));
            return Exit.WAITING;
        }
        int released = drops(ledger).stream()
                .mapToInt(drop -> ledger.runs().approveRestored(drop.id()))
                .sum();
        Out.say(
                common,
                Out.count(released, "order that was", "orders that were")
                        + " held since the ledger was restored may go on");
        Out.json(common, Map.of("restored", true, "released", released));
        return Exit.DONE;
    }

    private List<Job> drops(Ledger ledger) {
        var drops = ledger.jobs().find(word);
        if (drops.isEmpty()) {
            throw new BadInput(
                    "no-such-drop",
                    "no drop is called '" + word + "'; swath status lists them" + Near.drop(ledger, word));
        }
        return drops;
    }

    private HeldPlan held(Ledger ledger) {
        return drops(ledger).stream()
                .map(drop -> ledger.approvals().held(drop.id()))
                .filter(plan -> plan.orders() > 0)
                .findFirst()
                .orElseThrow(() -> new Refused("nothing-held", "nothing of '" + word + "' waits for approval"));
    }

    private static Map<String, Object> json(HeldPlan plan, int released) {
        return Map.of(
                "drop", plan.jobId(),
                "plan", plan.digest(),
                "orders", plan.orders(),
                "hectares", plan.hectares(),
                "released", released);
    }
}
