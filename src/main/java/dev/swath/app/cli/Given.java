package dev.swath.app.cli;

import dev.swath.model.trouble.BadSetting;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths as they were given on the command line. */
final class Given {
    private Given() {}

    /** @throws BadSetting when no file lies there */
    static Path file(Common common, String option, Path given) {
        var file = common.home().resolve(given).normalize();
        if (!Files.isRegularFile(file)) {
            throw new BadSetting("usage", option + ": there is no file " + file + "; check the path");
        }
        return file;
    }

    /** @throws BadSetting for a place that climbs out of where it begins: a slip there overwrites what nobody meant */
    static Path target(Common common, String option, Path given) {
        for (var name : given) {
            if (name.toString().equals("..")) {
                throw new BadSetting(
                        "usage",
                        option + ": is written to, so it may not hold '..', was " + given + "; name it in full");
            }
        }
        return common.home().resolve(given).normalize();
    }
}
