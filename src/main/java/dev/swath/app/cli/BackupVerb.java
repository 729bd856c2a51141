package dev.swath.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath backup}: a checked copy of the ledger, now. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Makes a backup of the ledger now, checked, beside a running swath or not.",
        footer = {"", "Examples:", "  swath backup", "  swath backup --set backup.folder=/mnt/other-disk/swath"})
final class BackupVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Override
    public Integer call() {
        var settings = common.settings();
        return Found.inLedger(common, "backup", ledger -> {
            var made = ledger.backups().make(settings.path("backup.folder"), settings.integer("backup.keep"));
            Out.say(
                    common,
                    "the ledger was checked and backed up: " + made.file() + " (" + Out.count(made.bytes(), "byte")
                            + ")");
            Out.json(
                    common,
                    Map.of(
                            "backup", made.file().toString(),
                            "bytes", made.bytes(),
                            "rotated", made.rotated()));
            return Exit.DONE;
        });
    }
}
