package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath init}: writes the routes and the settings into an empty folder. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes routes/ and config/ into an empty folder, to be edited.",
        footer = {
            "",
            "Examples:",
            "  mkdir campaign && cd campaign && swath init",
            "  swath init -C campaign",
            "  swath init --upgrade     # after a newer version was put in place"
        })
final class InitVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(
            names = "--upgrade",
            description = "Brings routes/ of an earlier version to this one: files that you edited are kept, and the"
                    + " shipped one is laid beside each as NAME.new.")
    private boolean upgrade;

    @Override
    public Integer call() {
        try {
            return upgrade ? upgrade(common.home().resolve("routes")) : init(common.home());
        } catch (IOException e) {
            throw new NoSpace("cannot-write", common.home() + ": cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private int upgrade(Path routes) throws IOException {
        if (!Files.isDirectory(routes)) {
            throw new BadInput("no-routes", routes + ": there is none, so the shipped routes are in force");
        }
        var told = RouteUpgrade.of(routes);
        told.forEach(line -> Out.say(common, line));
        Out.say(common, told.isEmpty() ? routes + ": nothing to do" : "then: swath check");
        return Exit.DONE;
    }

    private int init(Path home) throws IOException {
        for (var name : new String[] {"routes", "config"}) {
            if (Files.exists(home.resolve(name))) {
                throw new BadInput("not-empty", home.resolve(name) + ": is there already; init overwrites nothing");
            }
        }
        RouteUpgrade.record(RouteFolder.ship(home.resolve("routes")));
        Settings.ship(Settings.file(home));
        Files.createDirectories(home.resolve("inbox"));
        Out.say(common, "wrote routes/, config/ and inbox/ into " + home + "; set PL_API_KEY, then: swath run");
        return Exit.DONE;
    }
}
