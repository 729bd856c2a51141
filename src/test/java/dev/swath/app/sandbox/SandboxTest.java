package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sandbox as a whole: repeatable, paced, on record. */
class SandboxTest {
    private static String manifest(SandboxOptions options) throws IOException {
        var clock = new TestClock();
        try (Sandbox sandbox = Sandbox.start(options, clock)) {
            var client = new Client(sandbox);
            String id = client.place("a", client.orderable().subList(0, 2))
                    .path("id")
                    .asText();
            clock.advance(Duration.ofMinutes(1));
            return id + Client.json(client.bare(client.storage(Client.result(client.order(id), "manifest.json"))));
        }
    }

    @Test
    void the_same_seed_gives_the_same_bytes_and_another_does_not() throws IOException {
        SandboxOptions options = SandboxOptions.defaults().withQuirks(Quirk.SAME_ORDER_IDS);
        String first = manifest(options);
        assertThat(manifest(options)).isEqualTo(first).contains("sha256");
        assertThat(manifest(options.withSeed(2))).isNotEqualTo(first);
        assertThat(manifest(options.withQuirks(Quirk.MD5_ONLY))).contains("md5").doesNotContain("sha256");
    }

    @Test
    void started_again_it_gives_no_id_of_its_earlier_orders() {
        assertThat(ids()).hasSize(3).doesNotContainAnyElementsOf(ids());
    }

    private static List<String> ids() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), new TestClock())) {
            var client = new Client(sandbox);
            var items = client.orderable().subList(0, 1);
            return Stream.of("a", "b", "c")
                    .map(name -> client.place(name, items).path("id").asText())
                    .map(id -> UUID.fromString(id).toString())
                    .toList();
        }
    }

    @Test
    void calls_that_come_too_close_are_told_to_wait() throws IOException {
        SandboxOptions options = SandboxOptions.defaults().withRates(true).withQuirks(Quirk.RETRY_AFTER_SENT);
        try (Sandbox sandbox = Sandbox.start(options, new TestClock())) {
            var client = new Client(sandbox);
            assertThat(client.keyed("GET", "/compute/ops/orders/v2", "").statusCode())
                    .isEqualTo(200);
            var early = client.keyed("GET", "/compute/ops/orders/v2", "");
            assertThat(early.statusCode()).isEqualTo(429);
            assertThat(new String(early.body(), StandardCharsets.UTF_8)).matches("max rate reached: retry-in \\d+ms");
            assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(sandbox.journal().shortestGap("list")).isLessThan(Duration.ofMillis(330));
        }
    }

    @Test
    void evenly_spaced_calls_pass_and_saving_up_does_not_help() {
        var limiter = new RateLimiter();
        long second = 1_000_000_000L;
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.retryInMillis("create", i * second / 3)).isEmpty();
        }
        assertThat(limiter.retryInMillis("create", 100 * second)).isEmpty();
        assertThat(limiter.retryInMillis("create", 100 * second + second / 10))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(200L, 240L));
        assertThat(limiter.retryInMillis("bytes", 0)).isEmpty();
    }

    @Test
    void the_journal_is_read_and_cleared_over_http() throws IOException {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), new TestClock())) {
            var client = new Client(sandbox);
            client.place("mine", client.orderable().subList(0, 1));
            client.send("GET", "/compute/ops/orders/v2?api_key=secret", "");
            JsonNode journal = Client.json(client.bare("/sandbox/journal"));
            assertThat(journal.at("/accepted_orders/mine").asInt()).isEqualTo(1);
            assertThat(journal.toString()).doesNotContain("secret");
            JsonNode creates =
                    Client.json(client.bare("/sandbox/journal?word=create")).path("entries");
            assertThat(creates).hasSize(1);
            assertThat(creates.at("/0/status").asInt()).isEqualTo(202);
            client.send("DELETE", "/sandbox/journal", "");
            assertThat(sandbox.journal().entries()).isEmpty();
        }
    }

    @Test
    void quirks_of_paging_show() {
        assertThat(lastLinks(Quirk.NEXT_NULL).path("_next").isNull()).isTrue();
        assertThat(lastLinks(Quirk.EMPTY_LAST_PAGE).has("_next")).isFalse();
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withQuirks(Quirk.PAGE_CYCLE), new TestClock())) {
            var client = new Client(sandbox);
            JsonNode first = client.json("POST", "/data/v1/quick-search?_page_size=5", Client.search(""));
            String second = first.at("/_links/_next").asText();
            assertThat(client.json("GET", second, "").at("/_links/_next").asText())
                    .isEqualTo(second);
        }
    }

    private static JsonNode lastLinks(Quirk quirk) {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withQuirks(quirk), new TestClock())) {
            return new Client(sandbox)
                    .json("POST", "/data/v1/quick-search", Client.search(""))
                    .path("_links");
        }
    }

    @Test
    void a_taken_port_is_named() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), new TestClock())) {
            SandboxOptions taken = SandboxOptions.defaults().withPort(sandbox.port());
            assertThatIllegalStateException()
                    .isThrownBy(() -> Sandbox.start(taken, new TestClock()))
                    .withMessageContaining(Integer.toString(sandbox.port()));
        }
    }
}
