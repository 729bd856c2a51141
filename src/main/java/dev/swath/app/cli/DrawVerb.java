package dev.swath.app.cli;

import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.LedgerLock;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath generate-aoi}: the page on which areas are drawn. Spends nothing. */
@Command(
        name = "generate-aoi",
        mixinStandardHelpOptions = true,
        description = {
            "Opens the page on which areas are drawn, named, measured and saved as GeoJSON, or sent to the inbox.",
            "Where no run answers on this machine a small server does until Ctrl-C; it searches and orders nothing."
        },
        footer = {
            "",
            "Examples:",
            "  swath generate-aoi",
            "  swath generate-aoi --no-browser      only says where the page is"
        })
final class DrawVerb implements Callable<Integer> {
    private static final String PAGE = "/#/draw";
    private static final String HERE = "127.0.0.1";

    @Mixin
    private Common common = new Common();

    @Option(names = "--no-browser", description = "Says where the page is, and opens nothing.")
    private boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        if (isServed(settings)) {
            tell(settings.text("web.host"), settings.integer("web.port"), false);
            return Exit.DONE;
        }
        var own = new LinkedHashMap<>(common.overrides);
        own.put("web.host", HERE);
        own.put("web.port", String.valueOf(port(settings)));
        own.put("web.api", "true");
        var serving = Settings.load(common.home(), System.getenv(), own);
        try (var stop = new Stop();
                var pages = PagesAlone.open(serving, common.findSecrets().orElseGet(Secrets::ofSandbox))) {
            pages.start();
            tell(HERE, serving.integer("web.port"), true);
            try {
                stop.await();
            } catch (InterruptedException e) {
                return Exit.DONE;
            }
        }
        return Exit.DONE;
    }

    /** Whether a run has the ledger and answers at its port. */
    private static boolean isServed(Settings settings) {
        long port = settings.integer("web.port");
        return port != 0
                && settings.isOn("web.api")
                && LedgerLock.holderPid(Home.ledgerFile(settings)).isPresent()
                && isTaken(settings.text("web.host"), port);
    }

    private static boolean isTaken(String host, long port) {
        try (var socket = new Socket(host, (int) port)) {
            return socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    /** The one of the settings while nobody has it, else any that is free. */
    static long port(Settings settings) {
        long wanted = settings.integer("web.port");
        if (wanted != 0 && !isTaken(HERE, wanted)) {
            return wanted;
        }
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void tell(String host, long port, boolean isOwn) {
        var page = URI.create("http://" + host + ":" + port + PAGE);
        Out.say(common, "draw at " + page);
        if (isOwn) {
            Out.say(common, "Ctrl-C ends it; what was sent lies in the inbox, for swath run");
        }
        Out.jsonNow(common, Map.of("url", page.toString(), "own_server", isOwn));
        if (!quiet && !common.isForMachines()) {
            browse(page);
        }
    }

    private static void browse(URI page) {
        if (GraphicsEnvironment.isHeadless() || !Desktop.isDesktopSupported()) {
            return;
        }
        try {
            Desktop.getDesktop().browse(page);
        } catch (IOException | UnsupportedOperationException noBrowser) {
            System.err.println("swath: no browser could be opened; open the address above in one");
        }
    }
}
