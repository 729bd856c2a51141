package dev.swath.app.wiring;

import dev.swath.app.gate.Gate;
import dev.swath.app.gate.Http;
import dev.swath.io.ledger.Gates;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Single calls to Planet without routes, over the very client that routes use: its proxy, certificates, time-outs and
 * key, at the pace of the list gate.
 */
public final class PlanetCalls implements AutoCloseable {
    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final PlanetUrls urls;
    private final Gate gate;
    private final Http http;
    private final String endpoint;
    private final int intervalMillis;

    /** @param gates of the ledger, so that the pace is kept together with whoever runs on it */
    public PlanetCalls(Settings settings, Secrets secrets, Gates gates, Clock clock) {
        context.disableJMX();
        urls = new PlanetUrls(settings.service("planet.url"));
        Upstream.configure(context, settings, secrets, urls);
        context.start();
        template = context.createProducerTemplate();
        gate = new Gate("list/" + secrets.account(), gates, clock, settings.decimal("time.scale"));
        http = new Http(gate, clock, false);
        endpoint = settings.text("planet.url") + "?throwExceptionOnFailure=false";
        intervalMillis = settings.integer("list.interval-ms");
    }

    public PlanetUrls urls() {
        return urls;
    }

    /** @throws Trouble for every answer that is not a success, and for none */
    public Answer ask(Call call) throws InterruptedException {
        gate.await(intervalMillis);
        var exchange = template.request(endpoint, request -> http.prepare(call, request));
        var failure = exchange.getException();
        if (failure != null) {
            throw new Unavailable(
                    "unreachable",
                    call.uri().getHost() + " cannot be reached ("
                            + failure.getClass().getSimpleName() + ": " + failure.getMessage() + ")",
                    failure);
        }
        return http.read(exchange);
    }

    @Override
    public void close() {
        context.stop();
    }
}
