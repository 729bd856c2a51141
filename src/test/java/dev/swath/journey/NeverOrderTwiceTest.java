package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to an order on its way, it is placed once, and its files arrive. */
class NeverOrderTwiceTest {
    /** A minute of waiting takes half a second. */
    private static final int SCALE = 120;

    static Stream<Named<Fault>> faults() {
        return Stream.of(
                named("the answer is lost", Fault.once("create", Kind.RESET_AFTER_STORE)),
                named(
                        "no answer comes",
                        Fault.once("create", Kind.HANG_AFTER_STORE).with("seconds", 4)),
                named(
                        "a gateway answers 502 to an order that was taken",
                        Fault.once("create", Kind.STATUS_AFTER_STORE)),
                named("the answer cannot be read", Fault.once("create", Kind.UNPARSABLE)),
                named("the order never arrives", Fault.once("create", Kind.RESET_BEFORE_STORE)),
                named("503 to an order that was not taken", status(503)),
                named("503 with Retry-After", status(503).with("retryAfter", 1)),
                named("429", status(429)),
                named("429 with Retry-After", status(429).with("retryAfter", 2)));
    }

    private static Fault status(int status) {
        return Fault.once("create", Kind.STATUS).with("status", status);
    }

    private static Named<Fault> named(String what, Fault fault) {
        return Named.of(what, fault);
    }

    private final Path home;

    NeverOrderTwiceTest(@TempDir Path home) {
        this.home = home;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void the_first_order_meets(Fault fault) throws Exception {
        try (var campaign = Campaign.in(home)) {
            campaign.fault(fault)
                    .set("time.scale", SCALE)
                    .set("lease.seconds", 3600)
                    .set("order.unknown-window-minutes", 4)
                    .set("http.response-timeout-ms", 2000);
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 2);

            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            assertThat(campaign.accepted())
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
            var report = campaign.report("farm");
            assertThat(report.path("state").asText()).isEqualTo("finished");
            assertThat(report.path("totals").path("orders_placed").asInt())
                    .isEqualTo(campaign.accepted().size());
            var provider = new Provider(campaign.sandbox());
            for (var order : DropFolderToDiskTest.orders(report)) {
                // what Planet made, its manifest, and a description of each scene
                assertThat(order.path("files"))
                        .hasSize(provider.digests(order.path("planet_id").asText())
                                        .size()
                                + 1
                                + order.path("items").size())
                        .allMatch(file -> file.path("status").asText().equals("done"));
            }
            assertThat(campaign.leftovers()).isEmpty();
        }
    }
}
