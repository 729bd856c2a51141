package dev.swath.app.check;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.ledger.SqlLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;

/** The shipped routes in a folder of their own, with the real beans, so that tests can edit them. */
final class Shipped implements AutoCloseable {
    final Path routes;
    final Settings settings;
    final DefaultCamelContext context = new DefaultCamelContext();

    private final SqlLedger ledger;
    private final Wiring wiring;

    Shipped(Path home) throws IOException {
        routes = Files.createDirectories(home.resolve("routes"));
        restore();
        settings = Settings.load(home, Map.of(), Map.of("planet.url", "http://127.0.0.1:9"));
        ledger = SqlLedger.open("jdbc:sqlite:" + home.resolve("ledger.db"), Clock.systemUTC(), "test");
        wiring = new Wiring(settings, Secrets.ofSandbox(), ledger, Clock.systemUTC(), Scope.everything());
        context.disableJMX();
        wiring.configure(context);
    }

    /** Puts the shipped files back. */
    void restore() throws IOException {
        try (var files = Files.newDirectoryStream(routes)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
        try (var files = Files.newDirectoryStream(Path.of("routes"))) {
            for (var file : files) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
    }

    String text(String file) throws IOException {
        return Files.readString(routes.resolve(file));
    }

    /** Replaces the first occurrence, which must be there. */
    void edit(String file, String old, String fresh) throws IOException {
        var text = text(file);
        int at = text.indexOf(old);
        if (at < 0) {
            throw new IllegalArgumentException(file + " does not contain: " + old);
        }
        write(file, text.substring(0, at) + fresh + text.substring(at + old.length()));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(routes.resolve(file), text);
    }

    @Override
    public void close() {
        context.stop();
        wiring.close();
        ledger.close();
    }
}
