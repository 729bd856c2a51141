package dev.swath.app.gate;

import dev.swath.model.trouble.LedgerTrouble;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first failure of the ledger. Without a ledger nothing may go on, and what was under way is settled by the next
 * start; so whoever runs the routes ends them when this is raised. A lock of another program for less than the ledger's
 * patience (10 s) never comes here.
 */
public final class LedgerAlarm {
    /** Goes to the log file alone: on the terminal it is the verb's last line. */
    private static final Logger LOG = LoggerFactory.getLogger("swath.stop");

    private final CompletableFuture<LedgerTrouble> first = new CompletableFuture<>();

    /** @return false for trouble with one row only, which is that row's own */
    public boolean raise(LedgerTrouble trouble) {
        if (trouble.code().equals(LedgerTrouble.REFUSED_ROW)) {
            return false;
        }
        if (first.complete(trouble)) {
            LOG.error("{}", trouble.line());
        }
        return true;
    }

    /** Runs the action when it is raised, at once if it was already. */
    public void whenRaised(Runnable action) {
        var unused = first.thenRun(action);
    }

    public Optional<LedgerTrouble> raised() {
        return first.isDone() ? Optional.of(first.join()) : Optional.empty();
    }
}
