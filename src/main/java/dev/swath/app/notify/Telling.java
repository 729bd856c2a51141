package dev.swath.app.notify;

import dev.swath.io.ledger.Notices;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides when a channel has something to tell, and keeps in the ledger how far it has told. */
public final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final String NOTICE = "notice";

    /** Entries of one message. */
    private static final int MOST = 40;

    private final Notices notices;
    private final Wording wording;
    private final Map<String, List<String>> kinds;
    private final Duration gather;
    private final Clock clock;
    private volatile boolean hurried;

    /**
     * @param kinds what each channel tells; a channel that is not in it is off
     * @param gather how long events wait for others like them
     */
    public Telling(Notices notices, Wording wording, Map<String, List<String>> kinds, Duration gather, Clock clock) {
        this.notices = notices;
        this.wording = wording;
        this.kinds = kinds;
        this.gather = gather;
        this.clock = clock;
    }

    /** From here on; called by the holder of the ledger. */
    public void begin() {
        notices.follow(kinds.keySet());
    }

    /** What the channel is to tell now: one message, or none. */
    public List<Notice> due(String channel) {
        return notices.untold(channel, kinds.getOrDefault(channel, List.of()), MOST)
                .filter(untold ->
                        hurried || !clock.instant().isBefore(untold.since().plus(gather)))
                .map(untold -> List.of(wording.of(channel, untold)))
                .orElse(List.of());
    }

    /** The message went out. A kill just before this line sends it once more. */
    public void told(@ExchangeProperty(NOTICE) Notice notice) {
        notices.told(notice.channel(), notice.upTo());
        LOG.debug("told by {}: {}", notice.channel(), notice.title());
    }

    /** It did not; what happens meanwhile is told with it. */
    public void failed(Exchange exchange) {
        var notice = exchange.getProperty(NOTICE, Notice.class);
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (notice == null) {
            LOG.warn("{}: nobody could be told: {}", exchange.getFromRouteId(), reason(failure));
            return;
        }
        var again = notices.notTold(notice.channel());
        LOG.warn("{} does not go out ({}); it is tried again at {}", notice.channel(), reason(failure), again);
    }

    /** What a library says may hold an address that is a secret: only our own words and the mail server's are repeated. */
    private static String reason(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof NotTaken || t instanceof jakarta.mail.MessagingException) {
                return t.getClass().getSimpleName() + ": "
                        + String.valueOf(t.getMessage()).replaceAll("\\s+", " ").strip();
            }
            if (t instanceof IOException) {
                return t.getClass().getSimpleName();
            }
        }
        return failure.getClass().getSimpleName();
    }

    /** Nothing more will happen: what is gathered goes out at once. True when nothing is left that could. */
    public boolean isAllTold() {
        hurried = true;
        return kinds.entrySet().stream().allMatch(channel -> notices.untold(channel.getKey(), channel.getValue(), 1)
                .isEmpty());
    }
}
