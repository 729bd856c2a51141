package dev.swath.app.cli;

import dev.swath.app.gate.LedgerAlarm;
import dev.swath.model.trouble.LedgerTrouble;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.jspecify.annotations.Nullable;

/** Hears of failures of the ledger that no error policy takes up: those of the inbox, whose file stays where it is. */
final class FailedExchanges extends EventNotifierSupport {
    private final LedgerAlarm alarm;

    FailedExchanges(LedgerAlarm alarm) {
        this.alarm = alarm;
        setIgnoreCamelContextEvents(true);
        setIgnoreRouteEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreExchangeCreatedEvent(true);
        setIgnoreExchangeCompletedEvent(true);
        setIgnoreExchangeSendingEvents(true);
        setIgnoreExchangeSentEvents(true);
    }

    @Override
    public void notify(CamelEvent event) {
        if (event instanceof ExchangeFailedEvent failed) {
            for (@Nullable Throwable t = failed.getExchange().getException(); t != null; t = t.getCause()) {
                if (t instanceof LedgerTrouble trouble) {
                    alarm.raise(trouble);
                }
            }
        }
    }
}
