package dev.swath.app.gate;

import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** The two ends of a call inside a gate route: before {@code http:} and after it. */
public final class Http {
    private final Gate gate;
    private final Clock clock;
    private final boolean linkHop;
    private final Runnable letIn;

    /** @param linkHop whether this gate opens signed links, whose 4xx mean that a link went stale */
    public Http(Gate gate, Clock clock, boolean linkHop) {
        this(gate, clock, linkHop, () -> {});
    }

    /** @param letIn told of every success but that of an order, behind which nothing else may happen; only a good key has one */
    public Http(Gate gate, Clock clock, boolean linkHop, Runnable letIn) {
        this.gate = gate;
        this.clock = clock;
        this.linkHop = linkHop;
        this.letIn = letIn;
    }

    /** Makes the message one that {@code http:} sends. */
    public void prepare(@Body Call call, Exchange exchange) {
        Exchanges.prepare(exchange, call);
    }

    /**
     * Reads what came back.
     *
     * @throws Trouble for every status that is not a success or a redirect
     */
    public Answer read(Exchange exchange) {
        var answer = Exchanges.answer(exchange);
        Optional<Trouble> trouble = Verdict.of(answer, linkHop, clock);
        trouble.ifPresentOrElse(this::raise, this::wentWell);
        return answer;
    }

    /**
     * Reads what came back for an order. Every status below 500 is an answer that the order step judges; what is 500
     * or more is raised so that the breaker counts it, and reaches the order step by {@link #unanswered}.
     */
    public Answer readOrder(Exchange exchange) {
        var answer = Exchanges.answer(exchange);
        if (answer.status() >= 500) {
            throw new ServerFailed(answer);
        }
        if (answer.status() == 429) {
            gate.pause(Verdict.retryAfter(answer, clock));
        } else {
            gate.wentWell();
        }
        return answer;
    }

    private void wentWell() {
        gate.wentWell();
        letIn.run();
    }

    /** After an order's call was broken off: what is known of it, as an answer. */
    public Answer unanswered(Exchange exchange) {
        var cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof ServerFailed failed) {
                return failed.answer;
            }
        }
        return new Answer(Exchanges.call(exchange), 0, java.util.Map.of(), "", cause);
    }

    private void raise(Trouble trouble) {
        if (trouble instanceof RateLimited limited) {
            gate.pause(limited.retryAfter());
        }
        throw trouble;
    }

    /** A 5xx to an order POST, on its way through the breaker. */
    private static final class ServerFailed extends RuntimeException {
        private final transient Answer answer;

        ServerFailed(Answer answer) {
            super("the service answered " + answer.status());
            this.answer = answer;
        }
    }

    /** What counts as a failure of the service, for the breaker: not what the service refuses in good health. */
    public static boolean isServiceFailure(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof Unavailable || t instanceof ServerFailed || t instanceof java.io.IOException) {
                return true;
            }
        }
        return false;
    }
}
