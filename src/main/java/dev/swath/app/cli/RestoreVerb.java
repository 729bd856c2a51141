package dev.swath.app.cli;

import dev.swath.io.ledger.LedgerLock;
import dev.swath.io.ledger.Restore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath restore}: a backup takes the ledger's place. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a backup in the ledger's place; the former ledger is kept.",
            "Planned orders are held until approved: the backup does not know what was ordered since."
        },
        footer = {"", "Examples:", "  swath restore state/backups/ledger-20260101-031500.db"})
final class RestoreVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        var settings = common.settings();
        var ledger = Home.ledgerFile(settings);
        try (var lock = LedgerLock.tryTake(ledger, ProcessHandle.current().pid())
                .orElseThrow(() -> Engine.heldByAnother(ledger))) {
            var done = new Restore(ledger, Clock.systemUTC(), "restore")
                    .from(common.home().resolve(file));
            Out.say(common, ledger + " is now the backup of " + done.backup());
            if (done.replaced() != null) {
                Out.say(common, "the former ledger was kept: " + done.replaced());
            }
            Out.say(
                    common,
                    "orders placed since are not in it: "
                            + Out.count(done.held(), "planned order is", "planned orders are")
                            + " held, and later ones will be; compare with Planet's list of orders, then ./swath approve DROP");
            var result = new LinkedHashMap<String, Object>();
            result.put("ledger", ledger.toString());
            result.put("backup", done.backup().toString());
            result.put("held", done.held());
            result.put(
                    "replaced", done.replaced() == null ? null : done.replaced().toString());
            Out.json(common, result);
            return Exit.DONE;
        }
    }
}
