package dev.swath.step.dataset.images;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.DatasetJob;
import dev.swath.model.Job;
import dev.swath.step.dataset.folder.DatasetLock;
import java.util.HashMap;
import java.util.Map;

/** Keeps other processes out of the datasets that this one works on, from its first write to the end of the job. */
public final class DatasetHolds implements AutoCloseable {
    private final Ledger ledger;
    private final Map<String, DatasetLock> held = new HashMap<>();

    public DatasetHolds(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Called before anything is written for a job.
     *
     * @throws dev.swath.model.trouble.Unavailable {@code dataset-in-use} while somebody else works there
     */
    synchronized void hold(DatasetJob job) {
        if (!held.containsKey(job.id())) {
            // a job that was stopped for this one may hold the same folder
            releaseEnded();
            held.put(job.id(), DatasetLock.take(job.folder()));
        }
    }

    /** Lets go of the datasets whose jobs have ended, in whatever way. */
    public synchronized void releaseEnded() {
        held.entrySet().removeIf(each -> {
            boolean isOpen = ledger.jobs()
                    .get(each.getKey())
                    .filter(job -> job.state() == Job.State.OPEN)
                    .isPresent();
            if (!isOpen) {
                each.getValue().close();
            }
            return !isOpen;
        });
    }

    /** Lets go of all; called when nothing works on them any more. */
    @Override
    public synchronized void close() {
        held.values().forEach(DatasetLock::close);
        held.clear();
    }
}
