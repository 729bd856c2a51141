package dev.swath.app.gate;

import dev.swath.io.ledger.Backups;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Unavailable;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scheduled backup of the ledger. One that fails is told and harms nothing; a damaged ledger ends the process. */
public final class LedgerBackup {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerBackup.class);

    private final Backups backups;
    private final Path folder;
    private final int keep;

    /** @param keep how many remain; 0 = none are made */
    public LedgerBackup(Backups backups, Path folder, int keep) {
        this.backups = backups;
        this.folder = folder;
        this.keep = keep;
    }

    /** Makes one, unless none are wanted. */
    public void make() {
        if (keep == 0) {
            return;
        }
        try {
            var made = backups.make(folder, keep);
            LOG.info("the ledger was backed up: {} ({} bytes)", made.file(), made.bytes());
        } catch (NoSpace | Corrupt | Unavailable trouble) {
            LOG.error("{}", trouble.line());
        }
    }
}
