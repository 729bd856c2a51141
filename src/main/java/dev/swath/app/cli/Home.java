package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadSetting;
import java.nio.file.Path;

/** Where things lie under the working directory. */
final class Home {
    private static final String SQLITE = "jdbc:sqlite:";

    private Home() {}

    /** @throws BadSetting for a ledger that is not supported yet */
    static Path ledgerFile(Settings settings) {
        var url = settings.text("ledger.url");
        if (!url.startsWith(SQLITE) || url.length() == SQLITE.length()) {
            throw new BadSetting(
                    "bad-setting",
                    "ledger.url: must be jdbc:sqlite:FILE (PostgreSQL is not supported yet), was '" + url + "'");
        }
        return settings.home().resolve(url.substring(SQLITE.length())).normalize();
    }
}
