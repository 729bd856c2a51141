package dev.swath.step.intake;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Trouble;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;

/**
 * Ends a drop that cannot be read. What is wrong with the file ends its job; what is wrong with us (ledger, disk) leaves
 * the file where it is, to be read again from the start.
 */
public final class FailDrop {
    static final String READING = "swath.reading";

    private final Ledger ledger;

    public FailDrop(Ledger ledger) {
        this.ledger = ledger;
    }

    @Handler
    public void fail(Exchange exchange) {
        var reading = exchange.getProperty(READING, Reading.class);
        if (reading == null) {
            return;
        }
        reading.close();
        @Nullable Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        while (cause != null && !(cause instanceof Trouble)) {
            cause = cause.getCause();
        }
        var state = ledger.jobs().get(reading.job.id()).map(Job::state).orElse(Job.State.FAILED);
        boolean ofTheFile = cause instanceof BadInput || cause instanceof BadSetting || cause instanceof Corrupt;
        if (ofTheFile && state == Job.State.READING && cause instanceof Trouble trouble) {
            ledger.jobs().fail(reading.job.id(), new Reason(trouble.code(), trouble.line()));
        }
    }
}
