package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.base.S3Server;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Scenes, composites and both catalogs lie in a bucket: tiles are made from ranges of its objects. */
@ExtendWith(S3Credentials.class)
final class CompositeToBucketTest {
    private static final String PREFIX = "images/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();

    CompositeToBucketTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void everythingLiesInTheBucket_asTheLedgerSays_andAllLinksLeadToAnObject() throws Exception {
        try (var campaign = Campaign.in(home)
                .set("store.url", "s3://" + bucket + "/" + PREFIX)
                .set("store.s3.endpoint", server.endpoint())
                .set("tick.ms", 200)
                .set("stac.interval-ms", 1)) {
            campaign.set("stac.url", campaign.sandbox().stac());
            var composite = SampleComposite.composite(campaign, "valley", "sentinel-2-l2a", "red,green,blue");
            try (var ledger = ledger()) {
                ledger.composites().ask(composite, CompositeMaking.STANDARD);
            }
            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            try (var ledger = ledger()) {
                var progress = ledger.composites().progress(composite.id());
                assertThat(progress.stage()).as(progress.reason()).isEqualTo("done");
                for (var output : progress.outputs()) {
                    if (!output.kind().equals("cube")) {
                        assertThat(sha256(output)).isEqualTo(output.digest());
                    }
                }
            }
            var keys = Set.copyOf(server.keys(bucket));
            assertThat(keys).allMatch(key -> key.startsWith(PREFIX)).anyMatch(key -> key.endsWith(".zarr/.zmetadata"));
            assertThat(links(keys, PREFIX + "derived/catalog.json")).isGreaterThan(10);
            assertThat(links(keys, PREFIX + "raw/catalog.json")).isGreaterThan(10);
            assertThat(server.uploads(bucket)).isEmpty();
            assertThat(campaign.delivered()).doesNotExist();
        }
    }

    private SqlLedger ledger() {
        return SqlLedger.open("jdbc:sqlite:" + home.resolve("state/ledger.db"), Clock.systemUTC(), "test");
    }

    private byte[] bytes(String key) {
        return server.client()
                .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asByteArray();
    }

    private String sha256(CompositeOutput output) throws Exception {
        var bytes = bytes(PREFIX + output.target());
        assertThat((long) bytes.length).isEqualTo(output.bytes());
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** Follows all links and assets down from a document; how many there are. */
    private int links(Set<String> keys, String document) throws IOException {
        var json = JSON.readTree(bytes(document));
        int followed = 0;
        for (JsonNode link : json.path("links")) {
            var href = link.path("href").asText();
            if (!href.startsWith("http")) {
                var key = resolved(document, href);
                assertThat(keys).as(document + " " + link).contains(key);
                boolean isBelow =
                        List.of("child", "item").contains(link.path("rel").asText());
                followed += 1 + (isBelow ? links(keys, key) : 0);
            }
        }
        for (JsonNode asset : json.path("assets")) {
            var key = resolved(document, asset.path("href").asText());
            assertThat(keys).as(key).anyMatch(there -> there.equals(key) || there.startsWith(key + "/"));
            followed++;
        }
        return followed;
    }

    private static String resolved(String document, String href) {
        return URI.create("/" + document).resolve(href).getPath().substring(1);
    }
}
