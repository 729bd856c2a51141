package dev.swath.app.wiring;

import dev.swath.app.gate.Gate;
import dev.swath.app.gate.Http;
import dev.swath.io.base.DirectOrProxy;
import dev.swath.io.base.ExtraTrust;
import dev.swath.io.base.HttpFetchSettings;
import dev.swath.io.planet.PlanetUrls;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestInterceptor;

/** How Planet is called: time-outs, no repeats of any kind inside the client, the key on Planet's own address alone. */
final class Upstream {
    private static final String USER_AGENT = "swath";

    /** Of one pool: two for each worker that {@code download.workers} may ask for while running, and some to spare. */
    private static final int CONNECTIONS = 2 * 16 + 4;

    private Upstream() {}

    static void configure(CamelContext context, Settings settings, Secrets secrets, PlanetUrls urls) {
        HttpRequestInterceptor authorize = (request, entity, http) -> {
            if (urls.sameOrigin(target(request))) {
                request.setHeader("Authorization", secrets.authorization());
            }
        };
        var way = Outbound.of(settings);
        HttpClientConfigurer client = builder -> builder.setUserAgent(USER_AGENT)
                .setRoutePlanner(new DirectOrProxy(way.proxy(), way.noProxy()))
                .addRequestInterceptorLast(authorize)
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "pace", (request, scope, chain) -> {
                    // the connection stands: the request leaves now
                    Gate.sending();
                    return chain.proceed(request, scope);
                });
        // two components, two objects: what is set on one says nothing about the other
        for (var scheme : List.of("http", "https")) {
            var component = context.getComponent(scheme, HttpComponent.class);
            component.setAutomaticRetriesDisabled(true);
            component.setConnectTimeout(settings.integer("http.connect-timeout-ms"));
            component.setResponseTimeout(settings.integer("http.response-timeout-ms"));
            component.setSoTimeout(settings.integer("http.response-timeout-ms"));
            component.setHttpClientConfigurer(client);
            if (way.caBundle() != null) {
                component.setSslContextParameters(trusting(way.caBundle()));
            }
            component.setCookieStore(new org.apache.hc.client5.http.cookie.BasicCookieStore());
        }
        context.setStreamCaching(false);
        context.getRegistry().bind("planetBreaker", breaker("planet", settings));
    }

    private static SSLContextParameters trusting(Path caBundle) {
        var context = ExtraTrust.with(caBundle);
        return new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext camel) {
                return context;
            }
        };
    }

    private static URI target(HttpRequest request) {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a request without a readable address", e);
        }
    }

    static CircuitBreaker breaker(String name, Settings settings) {
        int failures = settings.integer("breaker.failures");
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(2 * failures)
                        .minimumNumberOfCalls(failures)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(settings.scaled("breaker.open-seconds", ChronoUnit.SECONDS))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(Http::isServiceFailure)
                        .build());
    }

    /** How bytes are fetched from where Planet keeps them; never with a key. */
    static HttpFetchSettings fetch(Settings settings) {
        var way = Outbound.of(settings);
        return new HttpFetchSettings(
                Duration.ofMillis(settings.integer("http.connect-timeout-ms")),
                Duration.ofSeconds(settings.integer("download.stall-seconds")),
                CONNECTIONS,
                way.proxy(),
                way.noProxy(),
                way.caBundle(),
                USER_AGENT);
    }
}
