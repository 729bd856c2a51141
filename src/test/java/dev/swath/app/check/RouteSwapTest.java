package dev.swath.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exchanging a worker route that holds work. */
class RouteSwapTest {
    private static final String ROUTES = """
            - route:
                id: feed
                from:
                  uri: direct:feed
                  steps:
                    - to:
                        uri: seda:work
            - route:
                id: work
                from:
                  uri: seda:work
                  steps:
                    - bean:
                        ref: job
                        method: hold
            """;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Job job = new Job();
    private final RouteSwap swap = new RouteSwap(context);
    private final Map<String, RouteText> live = new HashMap<>();

    /** Work that lasts until it is told to end. */
    public static final class Job {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);
        final AtomicInteger done = new AtomicInteger();

        public void hold() throws InterruptedException {
            begun.countDown();
            end.await();
            done.incrementAndGet();
        }
    }

    @BeforeEach
    void start() throws Exception {
        context.disableJMX();
        context.getRegistry().bind("job", job);
        context.start();
        for (var route : routes(ROUTES).values()) {
            assertThat(swap.swap(null, route, Map.of())).isTrue();
            live.put(route.id(), route);
        }
    }

    @AfterEach
    void stop() {
        job.end.countDown();
        context.stop();
    }

    @Test
    void busyWorker_endsItsWorkFirst_whileItsSenderWaits() throws Exception {
        try (var producer = context.createProducerTemplate()) {
            producer.sendBody("direct:feed", "a");
        }
        job.begun.await();
        var old = live.get("work");
        var fresh = routes(ROUTES.replace("method: hold", "method: hold()")).get("work");
        assertThat(swap.swap(old, fresh, live)).isFalse();
        assertThat(status("work")).isEqualTo("Started");
        assertThat(status("feed")).isEqualTo("Stopped");
        assertThat(swap.isPaused("feed")).isTrue();

        job.end.countDown();
        await().until(() -> swap.swap(old, fresh, live));
        swap.resume();
        assertThat(job.done).hasValue(1);
        assertThat(status("work")).isEqualTo("Started");
        assertThat(status("feed")).isEqualTo("Started");
    }

    @Test
    void routeThatDoesNotStart_leavesTheOldOne() {
        var fresh = routes(ROUTES.replace("ref: job", "ref: nobody")).get("work");
        assertThatThrownBy(() -> swap.swap(live.get("work"), fresh, live))
                .rootCause()
                .hasMessageContaining("nobody");
        assertThat(status("work")).isEqualTo("Started");
    }

    private String status(String id) {
        return context.getRouteController().getRouteStatus(id).name();
    }

    private static Map<String, RouteText> routes(String text) {
        return RouteText.of(new TreeMap<>(Map.of("20-work.camel.yaml", text)));
    }
}
