package dev.swath.journey;

import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Composites of the simulated STAC service, left in a folder for other people's libraries to judge. */
public final class SampleComposite {
    /** Across the corner of several tiles. */
    private static final Envelope PLACE = new Envelope(9.99, 10.08, 49.90, 49.96);

    private static final CompositeMaking VISUAL =
            new CompositeMaking("auto", 10, "median", "strict", 2, "visual", "0,0.3");
    private static final CompositeMaking LAEA =
            new CompositeMaking("EPSG:3035", 30, "mean", "usual", 0, "reflectance", "auto");

    private SampleComposite() {}

    /** @param arguments folder to work in; its {@code delivered} is what there is to judge */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createDirectories(Path.of(arguments[0]));
        int exit;
        try (var campaign = Campaign.in(home)) {
            campaign.set("stac.url", campaign.sandbox().stac())
                    .set("stac.interval-ms", 1)
                    .set("tick.ms", 200);
            try (var ledger =
                    SqlLedger.open("jdbc:sqlite:" + home.resolve("state/ledger.db"), Clock.systemUTC(), "sample")) {
                ledger.composites().ask(composite(campaign, "valley", "sentinel-2-l2a", "blue,green,nir,red"), VISUAL);
                ledger.composites().ask(composite(campaign, "fields", "landsat-c2-l2", "blue,green,red"), LAEA);
            }
            exit = campaign.run();
        }
        System.exit(exit);
    }

    /** Of two months over a valley. */
    static Composite composite(Campaign campaign, String name, String collection, String bands) {
        return new Composite(
                "sample-" + name,
                name,
                "{}",
                campaign.sandbox().stac(),
                List.of(collection),
                List.of(bands.split(",", -1)),
                true,
                new GeometryFactory().toGeometry(PLACE),
                Instant.parse("2024-05-23T00:00:00Z"),
                Instant.parse("2024-06-11T00:00:00Z"),
                null);
    }
}
