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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why it was not bought, where it is, what it waits for, what it cost: answered in names and places. */
class ExplainTest {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WAITING = 4;

    /** Our own ids, other than in the name of an order and in brackets behind what was asked about. */
    private static final Pattern ID = Pattern.compile("(?<!swath-)(?<!\\()\\b[0-9A-HJKMNP-TV-Z]{26}\\b");

    private final Path home;

    ExplainTest(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws IOException {
        return Campaign.in(home)
                .set("select.cadence", "all")
                .set("select.max-cloud-percent", 100)
                .set("order.bundle", "analytic_sr_udm2")
                .set("quota.account", "off");
    }

    private static void drop(Campaign campaign, String name, String feature) throws IOException {
        try (var parcels = Parcels.into(campaign.inbox().resolve(name + ".shp"))) {
            parcels.add(feature, Parcels.square(1), "20250601", "20250604");
        }
    }

    private static List<String> facts(Campaign campaign, String word) throws IOException {
        var facts = new ArrayList<String>();
        Verb.json(campaign, DONE, "explain", word).path("subjects").forEach(subject -> subject.path("facts")
                .forEach(fact -> facts.add(fact.asText())));
        return facts;
    }

    private static String onlyFile(JsonNode orders, String ending) {
        var targets = new ArrayList<String>();
        orders.get(0).path("files").forEach(file -> {
            if (file.path("target").asText().endsWith(ending)) {
                targets.add(file.path("target").asText());
            }
        });
        return targets.get(0);
    }

    @Test
    void what_another_order_bought_is_shared_and_says_where_it_lies() throws Exception {
        try (var campaign = campaign()) {
            drop(campaign, "farm", "field-1");
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            drop(campaign, "other", "field-x");
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            var bought = campaign.report("farm").path("features").get(0).path("orders");
            var order = bought.get(0).path("name").asText();
            var planet = bought.get(0).path("planet_id").asText();
            var shared = campaign.report("other").path("features").get(0).path("shared");
            var link = onlyFile(shared, ".tif");
            var file = onlyFile(bought, link.substring(link.lastIndexOf('/') + 1));
            var whole = order + " (Planet's " + planet + ")";

            assertThat(facts(campaign, "other/field-x"))
                    .contains("shared: other/field-x gets the files of order " + whole
                            + ", bought for farm/field-1; done")
                    .contains("cost nothing: it has no order of its own")
                    .contains("lies at " + campaign.delivered().resolve(link) + " (shared)");
            for (var word : List.of(link, campaign.delivered().resolve(link).toString())) {
                assertThat(facts(campaign, word))
                        .contains("lies at " + campaign.delivered().resolve(link) + " for other/field-x")
                        .contains("shares the bytes of " + campaign.delivered().resolve(file))
                        .anySatisfy(fact -> assertThat(fact).contains("of order " + whole + " for farm/field-1"));
            }
            assertThat(facts(campaign, file))
                    .contains("lies at " + campaign.delivered().resolve(file))
                    .contains("lies at " + campaign.delivered().resolve(link) + " (shared)");
            var scene = bought.get(0).path("items").get(0).asText();
            assertThat(facts(campaign, scene))
                    .anySatisfy(fact -> assertThat(fact).startsWith("order " + whole))
                    .anySatisfy(
                            fact -> assertThat(fact).startsWith("cost ").contains(" ha by the estimate, in 1 order"))
                    .anySatisfy(fact -> assertThat(fact).startsWith("shared: other/field-x"));
            for (var word : List.of("farm", "farm/field-1", "other/field-x", order, file, link, scene)) {
                assertThat(ID.matcher(Verb.said(campaign, DONE, "explain", word))
                                .results())
                        .as("ids in what is said about " + word)
                        .isEmpty();
            }
        }
    }

    @Test
    void a_drop_tells_its_budget_and_what_waits_for_approval() throws Exception {
        try (var campaign =
                campaign().set("quota.approve-above-hectares", "0.0001").set("quota.max-hectares-per-drop", "500")) {
            drop(campaign, "farm", "field-1");
            assertThat(campaign.run()).isEqualTo(WAITING);
            assertThat(facts(campaign, "farm"))
                    .contains("1 feature taken in", "1 order held at order")
                    .anySatisfy(fact -> assertThat(fact).matches("budget: .* of the drop's 500 ha .*"))
                    .anySatisfy(fact -> assertThat(fact)
                            .matches("waits for approval: 1 order, .* ha; swath approve farm --plan [0-9a-f]{12}.*"));
            assertThat(facts(campaign, "farm/field-1"))
                    .anySatisfy(fact -> assertThat(fact).contains("(not at Planet)", "held at order"));
        }
    }

    @Test
    void who_shares_what_failed_buys_it_alone_when_it_is_retried() throws Exception {
        try (var campaign = campaign()) {
            drop(campaign, "farm", "field-1");
            campaign.fault(Fault.once("create", Kind.ORDER_FAILED));
            assertThat(campaign.run()).isEqualTo(FAILED);
            drop(campaign, "other", "field-x");
            assertThat(campaign.run()).isEqualTo(FAILED);
            assertThat(facts(campaign, "other/field-x"))
                    .anySatisfy(fact -> assertThat(fact).contains("failed at download-share", "./swath retry"));

            assertThat(campaign.swath("retry", "other")).isEqualTo(WAITING);
            campaign.run();
            assertThat(campaign.accepted()).hasSize(2);
            assertThat(campaign.images()).isNotEmpty().allMatch(image -> image.toString()
                    .contains("other"));
            int images = campaign.images().size();

            assertThat(campaign.swath("retry", "farm")).isEqualTo(WAITING);
            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(DONE);
            assertThat(campaign.accepted()).as("the first one shares them now").hasSize(2);
            assertThat(campaign.images()).hasSize(2 * images);
        }
    }

    @Test
    void a_feature_that_cannot_be_used_says_why() throws Exception {
        try (var campaign = campaign()) {
            try (var parcels = Parcels.into(campaign.inbox().resolve("farm.shp"))) {
                parcels.add("field-1", null, "20250601", "20250604");
            }
            campaign.run();
            assertThat(facts(campaign, "farm/field-1"))
                    .anySatisfy(fact -> assertThat(fact).startsWith("was set aside: "));
            assertThat(Files.exists(campaign.delivered().resolve("farm"))).isFalse();
        }
    }
}
