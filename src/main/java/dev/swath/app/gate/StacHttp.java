package dev.swath.app.gate;

import dev.swath.io.stac.search.StacVerdict;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unauthorized;
import java.time.Clock;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** The two ends of a call to a STAC API inside its gate route: before {@code http:} and after it. */
public final class StacHttp {
    private final Gate gate;
    private final Clock clock;

    public StacHttp(Gate gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
    }

    /** Makes the message one that {@code http:} sends. */
    public void prepare(@Body Call call, Exchange exchange) {
        Exchanges.prepare(exchange, call);
    }

    /**
     * Reads what came back. A page that was too large for the service is an answer like others: fewer items are asked
     * for then, at once.
     *
     * @throws Trouble for every other status that is not a success
     */
    public Answer read(Exchange exchange) {
        var answer = Exchanges.answer(exchange);
        var trouble = StacVerdict.of(answer, clock.instant());
        if (trouble.isEmpty()) {
            gate.wentWell();
            return answer;
        }
        if (trouble.get().code().equals(StacVerdict.PAGE_TOO_LARGE)) {
            return answer;
        }
        throw raised(trouble.get());
    }

    private Trouble raised(Trouble trouble) {
        if (trouble instanceof RateLimited limited) {
            gate.pause(limited.retryAfter());
        }
        // the key of another service says nothing about Planet's door
        return trouble instanceof Unauthorized ? new Refused(trouble.code(), trouble.line()) : trouble;
    }
}
