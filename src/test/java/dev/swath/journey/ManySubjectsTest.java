package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancel and retry of several things at once, and what verbs tell machines when they fail. */
class ManySubjectsTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int WAITING = 4;

    private final Campaign campaign;

    /** Whatever is dropped waits for approval. */
    ManySubjectsTest(@TempDir Path home) throws IOException {
        campaign =
                Campaign.in(home).set("quota.approve-above-hectares", "0.0001").set("order.bundle", "analytic_sr_udm2");
    }

    private void drop(String... names) throws IOException {
        int square = 1;
        for (var name : names) {
            try (var parcels = Parcels.into(campaign.inbox().resolve(name + ".shp"))) {
                parcels.add("field-1", Parcels.square(square++), "20250601", "20250604");
            }
        }
        assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(WAITING);
    }

    private static List<String> labels(JsonNode told) {
        return told.path("subjects").findValuesAsText("label");
    }

    @Test
    void a_pattern_several_words_and_all_mean_many() throws Exception {
        try (campaign) {
            drop("parcels-1", "parcels-2", "farm");
            assertThat(labels(Verb.json(campaign, DONE, "cancel", "parcels-*")))
                    .containsExactlyInAnyOrder("parcels-1", "parcels-2");
            var all = Verb.json(campaign, WAITING, "cancel", "all");
            assertThat(all.path("confirmed").asBoolean(true)).isFalse();
            assertThat(Verb.json(campaign, WAITING, "status")
                            .path("counts")
                            .path("order/held")
                            .asInt())
                    .as("nothing happens to all drops before it was said that they are meant")
                    .isPositive();
            var stopped = Verb.json(campaign, DONE, "cancel", "all", "--yes");
            assertThat(stopped.path("stopped").asInt()).isPositive();
            campaign.set("quota.approve-above-hectares", "0");
            assertThat(campaign.run()).isZero();
            assertThat(campaign.accepted()).isEmpty();

            assertThat(labels(Verb.json(campaign, WAITING, "retry", "parcels-1", "parcels-2/field-1")))
                    .containsExactly("parcels-1", "parcels-2/field-1");
            assertThat(campaign.run()).isZero();
            assertThat(campaign.accepted()).hasSize(2);
        }
    }

    @Test
    void one_word_that_means_nothing_stops_nothing() throws Exception {
        try (campaign) {
            drop("farm");
            var failed = Verb.json(campaign, FAILED, "cancel", "farm", "fram");
            assertThat(failed.path("error").path("code").asText()).isEqualTo("no-such-subject");
            assertThat(failed.path("error").path("message").asText()).contains("'fram'");
            assertThat(campaign.stderr()).hasLineCount(1);
            assertThat(Verb.json(campaign, WAITING, "status")
                            .path("counts")
                            .path("order/held")
                            .asInt())
                    .isPositive();
            assertThat(Verb.json(campaign, FAILED, "cancel", "fram-*")
                            .path("error")
                            .path("code")
                            .asText())
                    .isEqualTo("no-such-drop");
            assertThat(campaign.swath("approve", "fram")).isEqualTo(FAILED);
            assertThat(campaign.stderr())
                    .isEqualTo("swath: no drop is called 'fram'; swath status lists them; did you mean 'farm'?"
                            + System.lineSeparator());
        }
    }

    @Test
    void every_failure_is_a_document_for_machines() throws Exception {
        try (campaign) {
            assertThat(Verb.json(campaign, FAILED, "explain", "farm")
                            .path("error")
                            .path("code")
                            .asText())
                    .isEqualTo("no-ledger");
            assertThat(Verb.json(campaign, USAGE, "status", "--set", "no.such=1")
                            .path("error")
                            .path("message")
                            .asText())
                    .contains("no.such");
            assertThat(Verb.json(campaign, USAGE, "status", "--wrong")
                            .path("error")
                            .path("code")
                            .asText())
                    .isEqualTo("usage");
            assertThat(Verb.json(campaign, DONE, "status").path("drops")).isEmpty();
        }
    }

    @Test
    void an_approval_of_another_plan_is_put_aside_with_the_reason() throws Exception {
        try (campaign) {
            drop("farm");
            Files.writeString(campaign.inbox().resolve("farm.approved"), "0123456789ab");
            assertThat(campaign.run()).isEqualTo(WAITING);
            assertThat(campaign.inbox().resolve("farm.approved")).doesNotExist();
            assertThat(campaign.inbox().resolve(".failed/farm.approved.reason.txt"))
                    .content()
                    .contains("farm.approved approves nothing: the plan is not 0123456789ab any more");
            assertThat(campaign.accepted()).isEmpty();
        }
    }
}
