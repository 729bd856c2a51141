package dev.swath.app.doctor;

import dev.swath.app.wiring.PlanetCalls;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Surroundings;
import dev.swath.io.ledger.Gates;
import dev.swath.io.ledger.LedgerLock;
import dev.swath.io.ledger.LedgerLook;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.io.store.StoreFinding;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A live look at everything that work needs. Orders nothing, leaves nothing behind, tells no secret.
 *
 * @param settings sound ones
 * @param ledger its file
 * @param secrets empty when there is no key
 */
public record Doctor(Settings settings, Path ledger, Optional<Secrets> secrets, Clock clock) {
    private static final long MEGABYTE = 1_000_000;

    public List<Finding> look() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        var around = new Surroundings(settings);
        settings.warnings().forEach(line -> findings.add(Finding.warning("settings", "config", line, "")));
        findings.add(
                new JavaState(Runtime.version().feature(), Runtime.getRuntime().maxMemory(), around.uploadBuffers())
                        .verdict());
        findings.add(network(around));
        var state = ledgerState();
        findings.addAll(account(state.look()));
        Rate.ALL.forEach(
                rate -> findings.add(rate.verdict(settings.integer(rate.setting()), settings.decimal("time.scale"))));
        findings.addAll(folders());
        findings.add(state.verdict());
        findings.addAll(store(around));
        return List.copyOf(findings);
    }

    private static Finding network(Surroundings around) {
        try {
            return Finding.fine("network", "http.proxy, http.ca-bundle", around.wayOut());
        } catch (BadSetting trouble) {
            return Finding.broken("network", "http.proxy, http.ca-bundle", trouble.line(), "mend the setting");
        }
    }

    private LedgerState ledgerState() {
        var folder = ledger.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        try {
            var type = folder == null ? "" : Files.getFileStore(folder).type();
            return new LedgerState(ledger, type, LedgerLock.holderPid(ledger), LedgerLook.at(ledger));
        } catch (IOException | UncheckedIOException trouble) {
            return new LedgerState(
                    ledger,
                    "",
                    Optional.empty(),
                    new LedgerLook(LedgerLook.Age.DAMAGED, String.valueOf(trouble.getMessage())));
        }
    }

    private List<Finding> account(LedgerLook look) throws InterruptedException {
        var where = settings.text("planet.url");
        if (secrets.isEmpty()) {
            return List.of(Finding.broken(
                    "key",
                    "PL_API_KEY",
                    "is not set",
                    "set it in the environment, or in a file .env beside the launcher"));
        }
        if (look.age() != LedgerLook.Age.CURRENT) {
            return account(where, new Unshared());
        }
        try (var open = SqlLedger.open("jdbc:sqlite:" + ledger, clock, "doctor")) {
            return account(where, open.gates());
        }
    }

    private List<Finding> account(String where, Gates gates) throws InterruptedException {
        try (var calls = new PlanetCalls(settings, secrets.orElseThrow(), gates, clock)) {
            return new Account(calls, where, clock).look();
        } catch (BadSetting trouble) {
            return List.of(Finding.broken("key", where, "cannot be asked: " + trouble.line(), "mend the setting"));
        }
    }

    private List<Finding> folders() {
        var state = ledger.toAbsolutePath().getParent();
        var findings = new ArrayList<>(List.of(
                Folder.look("inbox", settings.path("intake.folder")).verdict(0),
                Folder.look("state", state == null ? settings.home() : state).verdict(0),
                Folder.look("logs", settings.home().resolve("logs")).verdict(0)));
        if (settings.integer("backup.keep") > 0) {
            findings.add(Folder.look("backups", settings.path("backup.folder")).verdict(0));
        }
        return findings;
    }

    private List<Finding> store(Surroundings around) {
        var url = settings.text("store.url");
        try {
            var folder = around.storeFolder();
            return folder.isPresent()
                    ? List.of(Folder.look("store", folder.get())
                            .verdict(settings.integer("store.min-free-mb") * MEGABYTE))
                    : around.tryStore().stream()
                            .map(finding -> bucket(url, finding))
                            .toList();
        } catch (BadSetting trouble) {
            return List.of(Finding.broken("store", url, trouble.line(), "mend the setting"));
        }
    }

    /** The texts of a try-out say themselves what to do. */
    static Finding bucket(String url, StoreFinding finding) {
        return switch (finding.kind()) {
            case FINE -> Finding.fine("store", url, finding.text());
            case WARNING -> Finding.warning("store", url, finding.text(), "");
            case FAULT -> Finding.broken("store", url, finding.text(), "");
        };
    }
}
