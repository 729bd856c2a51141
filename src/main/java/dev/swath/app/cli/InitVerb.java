package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath init}: writes the routes and the settings into an empty folder. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes routes/ and config/ into an empty folder, to be edited.",
        footer = {"", "Examples:", "  mkdir campaign && cd campaign && swath init", "  swath init -C campaign"})
final class InitVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Override
    public Integer call() {
        var home = common.home();
        for (var name : new String[] {"routes", "config"}) {
            if (Files.exists(home.resolve(name))) {
                throw new BadInput("not-empty", home.resolve(name) + ": is there already; init overwrites nothing");
            }
        }
        try {
            RouteFolder.ship(home.resolve("routes"));
            Settings.ship(Settings.file(home));
            Files.createDirectories(home.resolve("inbox"));
        } catch (IOException e) {
            throw new NoSpace("cannot-write", home + ": cannot be written (" + e.getMessage() + ")", e);
        }
        Out.say(common, "wrote routes/, config/ and inbox/ into " + home + "; set PL_API_KEY, then: swath run");
        return Exit.DONE;
    }
}
