package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes short is ordered anew where that is safe, and otherwise when a person says so. */
class PersonsWordTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int ASIDE = 3;
    private static final int WAITING = 4;

    private final Path home;

    PersonsWordTest(@TempDir Path home) {
        this.home = home;
    }

    /** One field, and some scenes in one order. */
    private Campaign campaign() throws IOException {
        var campaign = Campaign.in(home)
                .set("select.cadence", "all")
                .set("select.max-cloud-percent", 100)
                .set("order.bundle", "analytic_sr_udm2")
                .set("order.top-up-minutes", 0)
                .set("quota.account", "off");
        try (var parcels = Parcels.into(campaign.inbox().resolve("farm.shp"))) {
            parcels.add("field-1", Parcels.square(1), "20250601", "20250604");
        }
        return campaign;
    }

    private static JsonNode feature(Campaign campaign) {
        return campaign.report("farm").path("features").get(0);
    }

    private static List<String> delivered(Campaign campaign) {
        var items = new ArrayList<String>();
        campaign.images().forEach(image -> {
            var name = String.valueOf(image.getFileName());
            if (name.contains("AnalyticMS")) {
                items.add(name.replaceFirst("_3B_.*", ""));
            }
        });
        return items;
    }

    @Test
    void scenes_that_did_not_come_are_ordered_again_and_nothing_else_is() throws Exception {
        try (var campaign = campaign()) {
            campaign.fault(Fault.once("create", Kind.ORDER_PARTIAL).with("missing", 2));
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(campaign.accepted()).hasSize(2);
            int chosen = feature(campaign).path("chosen").asInt();
            assertThat(chosen).isGreaterThan(2);
            assertThat(delivered(campaign)).hasSize(chosen).doesNotHaveDuplicates();
            assertThat(feature(campaign).path("orders").get(1).path("items")).hasSize(2);
        }
    }

    @Test
    void a_scene_that_never_comes_is_given_up_after_some_orders() throws Exception {
        try (var campaign = campaign().set("order.top-ups", 1)) {
            campaign.fault(Fault.once("create", Kind.ORDER_PARTIAL).with("missing", 2));
            campaign.fault(Fault.always("create", Kind.ORDER_PARTIAL).with("missing", 1));
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(campaign.accepted()).hasSize(2);
            assertThat(feature(campaign).path("rejected").path("not-delivered").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void scenes_that_are_refused_by_name_are_given_up_and_the_others_ordered() throws Exception {
        try (var campaign = campaign()) {
            campaign.fault(Fault.once("create", Kind.ITEMS_GONE).with("missing", 2));
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(ASIDE);
            assertThat(campaign.accepted()).hasSize(1);
            var rejected = feature(campaign).path("rejected");
            assertThat(rejected.path("refused-by-provider").asInt()).isEqualTo(2);
            assertThat(delivered(campaign))
                    .hasSize(feature(campaign).path("chosen").asInt());
        }
    }

    @Test
    void a_failed_order_is_tried_again_by_decision_only() throws Exception {
        try (var campaign = campaign()) {
            campaign.fault(Fault.once("create", Kind.ORDER_FAILED));
            assertThat(campaign.run()).isEqualTo(FAILED);
            campaign.run();
            assertThat(campaign.accepted()).hasSize(1);

            assertThat(campaign.swath("retry", "farm")).as(campaign.stderr()).isEqualTo(WAITING);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(campaign.accepted()).hasSize(2);
            assertThat(delivered(campaign))
                    .hasSize(feature(campaign).path("chosen").asInt());
            assertThat(campaign.swath("retry", "farm"))
                    .as("nothing is left to retry")
                    .isEqualTo(DONE);
        }
    }

    @Test
    void who_shares_a_failed_order_gets_the_new_one() throws Exception {
        try (var campaign = campaign()) {
            campaign.fault(Fault.once("create", Kind.ORDER_FAILED));
            assertThat(campaign.run()).isEqualTo(FAILED);
            try (var parcels = Parcels.into(campaign.inbox().resolve("other.shp"))) {
                parcels.add("field-x", Parcels.square(1), "20250601", "20250604");
            }
            assertThat(campaign.run()).isEqualTo(FAILED);
            assertThat(campaign.accepted())
                    .as("failure releases nothing by itself")
                    .hasSize(1);

            assertThat(campaign.swath("retry", "farm")).isEqualTo(WAITING);
            assertThat(campaign.swath("retry", "other")).isEqualTo(WAITING);
            campaign.run();
            assertThat(campaign.accepted()).hasSize(2);
            assertThat(delivered(campaign))
                    .hasSize(2 * feature(campaign).path("chosen").asInt());
        }
    }

    @Test
    void what_was_not_sent_is_cancelled_here_and_never_sent() throws Exception {
        try (var campaign = campaign().set("quota.approve-above-hectares", "0.0001")) {
            assertThat(campaign.run()).isEqualTo(WAITING);
            assertThat(campaign.swath("cancel", "farm")).as(campaign.stderr()).isEqualTo(DONE);
            campaign.set("quota.approve-above-hectares", "0");
            campaign.run();
            assertThat(campaign.accepted()).isEmpty();
            assertThat(campaign.swath("retry", "farm")).isEqualTo(WAITING);
            assertThat(campaign.run()).isEqualTo(DONE);
            assertThat(campaign.accepted()).hasSize(1);
        }
    }

    @Test
    void what_planet_has_queued_is_cancelled_there() throws Exception {
        var slow = new dev.swath.app.sandbox.SandboxOptions.Times(
                java.time.Duration.ofHours(1), java.time.Duration.ofHours(1), java.time.Duration.ofHours(24));
        try (var campaign = Campaign.in(home, Campaign.quick().withTimes(slow))
                .set("once.wait-minutes", 0)
                .set("order.bundle", "analytic_sr_udm2")) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            assertThat(campaign.run()).isEqualTo(WAITING);
            assertThat(campaign.accepted()).isNotEmpty();
            var cancelled = Verb.json(campaign, WAITING, "cancel", "farm");
            assertThat(cancelled.path("at_planet").asInt())
                    .isEqualTo(campaign.accepted().size());
            assertThat(campaign.run()).isEqualTo(DONE);
            assertThat(feature(campaign).path("orders")).allSatisfy(order -> {
                assertThat(order.path("status").asText()).isEqualTo("cancelled");
                assertThat(order.path("planet_state").asText()).isEqualTo("cancelled");
            });
        }
    }

    @Test
    void everything_can_be_explained() throws Exception {
        try (var campaign = campaign()) {
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            var order = feature(campaign).path("orders").get(0);
            var file = order.path("files").get(1).path("target").asText();
            var scene = order.path("items").get(0).asText();

            assertThat(events(Verb.json(
                            campaign, DONE, "explain", order.path("name").asText())))
                    .contains("planned", "posting", "sent", "placed", "results");
            assertThat(events(Verb.json(campaign, DONE, "explain", "farm/field-1")))
                    .contains("found", "chosen", "stored");
            assertThat(events(Verb.json(
                            campaign,
                            DONE,
                            "explain",
                            campaign.delivered().resolve(file).toString())))
                    .contains("stored");
            assertThat(Verb.json(campaign, DONE, "explain", scene)
                            .path("subjects")
                            .get(0)
                            .path("facts")
                            .toString())
                    .contains("farm/field-1: chosen");
            assertThat(Verb.json(campaign, DONE, "explain", "farm")
                            .path("subjects")
                            .get(0)
                            .path("facts")
                            .toString())
                    .contains("1 of 1 order placed");
            assertThat(campaign.swath("explain", "nothing-of-the-kind")).isEqualTo(FAILED);
            assertThat(campaign.stderr())
                    .contains("nothing is called 'nothing-of-the-kind'")
                    .hasLineCount(1);
        }
    }

    private static List<String> events(JsonNode explained) {
        var events = new ArrayList<String>();
        explained.path("subjects").forEach(subject -> subject.path("history")
                .forEach(event -> events.add(event.path("event").asText())));
        return events;
    }

    @Test
    void the_readable_files_of_orders_name_what_is_shared() throws Exception {
        try (var campaign = campaign()) {
            assertThat(campaign.run()).isEqualTo(DONE);
            try (var parcels = Parcels.into(campaign.inbox().resolve("other.shp"))) {
                parcels.add("field-x", Parcels.square(1), "20250601", "20250604");
            }
            assertThat(campaign.run()).isEqualTo(DONE);
            var shared =
                    Campaign.json(home.resolve("orders/other/field-x.json")).path("shared");
            assertThat(shared).hasSize(1);
            assertThat(shared.get(0).path("drop").asText()).isEqualTo("farm");
            assertThat(Files.exists(home.resolve("orders/farm/field-1.json"))).isTrue();
        }
    }
}
