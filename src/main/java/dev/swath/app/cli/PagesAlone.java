package dev.swath.app.cli;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import java.time.Clock;
import org.apache.camel.main.Main;

/** The console and the API without a single route: files that are sent lie in the inbox until a run takes them in. */
final class PagesAlone implements AutoCloseable {
    private final Settings settings;
    private final Ledger ledger;
    private final Wiring wiring;
    private final Main camel = new Main();

    private PagesAlone(Settings settings, Ledger ledger, Wiring wiring) {
        this.settings = settings;
        this.ledger = ledger;
        this.wiring = wiring;
    }

    static PagesAlone open(Settings settings, Secrets secrets) {
        var holder = UlidCreator.getMonotonicUlid().toString();
        var ledger = SqlLedger.open("jdbc:sqlite:" + Home.ledgerFile(settings), Clock.systemUTC(), holder);
        try {
            var wiring = new Wiring(settings, secrets, ledger, Clock.systemUTC(), Scope.nothingYet());
            return new PagesAlone(settings, ledger, wiring);
        } catch (dev.swath.model.trouble.Trouble trouble) {
            ledger.close();
            throw trouble;
        }
    }

    void start() {
        camel.configure().addConfiguration(wiring.web().orElseThrow());
        camel.configure().setAutoConfigurationLogSummary(false);
        camel.configure().setJmxEnabled(false);
        CamelStart.start(camel, settings);
    }

    @Override
    public void close() {
        try (ledger) {
            camel.stop();
            wiring.close();
        }
    }
}
