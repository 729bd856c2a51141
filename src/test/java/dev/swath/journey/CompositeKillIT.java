package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** The process dies in the middle of the tiles of a composite; started again it makes only those that are missing. */
class CompositeKillIT {
    /** At 0.4 m there are 8 rows and more of 512 pixels in it. */
    private static final Envelope PLACE = new Envelope(10.02, 10.04, 49.93, 49.945);

    private static final double RESOLUTION = 0.4;
    private static final int LEAST_TILES = 64;

    private final Path home;

    CompositeKillIT(@TempDir Path home) {
        this.home = home;
    }

    private static Campaign campaign(Path folder) throws IOException {
        var campaign = Campaign.in(Files.createDirectories(folder));
        return campaign.set("stac.url", campaign.sandbox().stac())
                .set("stac.interval-ms", 1)
                .set("composite.tile-pixels", 512)
                .set("composite.workers", 1)
                .set("tick.ms", 200)
                .set("lease.seconds", 600);
    }

    private static SqlLedger ledger(Campaign campaign) {
        var file = campaign.home().resolve("state/ledger.db");
        return SqlLedger.open("jdbc:sqlite:" + file, Clock.systemUTC(), "test");
    }

    /** All of one name and id, so that all have the same names for their files. */
    private static String ask(Campaign campaign) {
        try (var ledger = ledger(campaign)) {
            var composite = new Composite(
                    "0123456789-valley",
                    "valley",
                    "{}",
                    campaign.sandbox().stac(),
                    List.of("sentinel-2-l2a"),
                    List.of("red"),
                    true,
                    new GeometryFactory().toGeometry(PLACE),
                    Instant.parse("2024-05-01T00:00:00Z"),
                    Instant.parse("2024-05-16T00:00:00Z"),
                    null);
            ledger.composites()
                    .ask(
                            composite,
                            new CompositeMaking("auto", RESOLUTION, "median", "usual", 2, "reflectance", "auto"));
            return composite.id();
        }
    }

    private static CompositeProgress progress(Campaign campaign, String id) {
        try (var ledger = ledger(campaign)) {
            return ledger.composites().progress(id);
        }
    }

    private static RunningJar start(Campaign campaign) throws Exception {
        var quick = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        return RunningJar.start(campaign.home(), quick, campaign.arguments("run", "--once"));
    }

    /** Dies when so many tiles are finished. */
    private static int killAfter(Campaign campaign, String id, int tiles) throws Exception {
        var process = start(campaign);
        try (var ledger = ledger(campaign)) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> ledger.composites().progress(id).tilesDone() >= tiles || !process.isAlive());
        }
        assertThat(process.isAlive()).as(process.err()).isTrue();
        process.kill();
        var progress = progress(campaign, id);
        assertThat(progress.tilesTotal()).isGreaterThanOrEqualTo(LEAST_TILES);
        assertThat(progress.tilesDone()).isBetween(tiles, progress.tilesTotal() - 1);
        return progress.tilesDone();
    }

    private static void finish(Campaign campaign, String id) throws Exception {
        var process = start(campaign);
        assertThat(process.exitWithin(300)).as(process.out() + process.err()).isZero();
        assertThat(progress(campaign, id).stage()).isEqualTo("done");
    }

    @Test
    void onlyMissingTilesAreMade_andTheFilesAreThoseOfAnUnbrokenRun() throws Exception {
        try (var broken = campaign(home.resolve("broken"));
                var whole = campaign(home.resolve("whole"))) {
            var id = ask(broken);
            int first = killAfter(broken, id, 20);
            var before = tiles(broken);
            assertThat(before).hasSizeGreaterThanOrEqualTo(first);
            int second = killAfter(broken, id, first + 20);
            var after = tiles(broken);
            assertThat(after).hasSizeGreaterThanOrEqualTo(second);
            assertThat(remade(before, after))
                    .as("a tile that was not in the ledger yet")
                    .isLessThanOrEqualTo(1);
            finish(broken, id);
            assertThat(begun(broken, id)).containsExactly("0 of", first + " of", second + " of");

            finish(whole, ask(whole));
            assertThat(files(broken)).hasSizeGreaterThan(LEAST_TILES).isEqualTo(files(whole));
        }
    }

    private static long remade(Map<String, FileTime> before, Map<String, FileTime> after) {
        return before.entrySet().stream()
                .filter(tile -> !tile.getValue().equals(after.get(tile.getKey())))
                .count();
    }

    /** When each tile on the disk was made. */
    private static Map<String, FileTime> tiles(Campaign campaign) throws IOException {
        var tiles = new TreeMap<String, FileTime>();
        try (var files = Files.walk(campaign.home().resolve("state/composite"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".tile")).toList()) {
                tiles.put(String.valueOf(file.getFileName()), Files.getLastModifiedTime(file));
            }
        }
        return tiles;
    }

    /** How many tiles each run found, as the history tells. */
    private static List<String> begun(Campaign campaign, String id) {
        try (var ledger = ledger(campaign)) {
            var month = ledger.months().of(id).get(0).id();
            return ledger.history().of(month).stream()
                    .filter(happened -> happened.event().equals("begun"))
                    .map(happened -> happened.detail().replaceFirst(" of .*", " of"))
                    .toList();
        }
    }

    /** Images and the cube, byte by byte; the catalog says when they were made. */
    private static Map<String, Integer> files(Campaign campaign) throws IOException {
        var contents = new TreeMap<String, Integer>();
        var derived = campaign.delivered().resolve("derived");
        try (var files = Files.walk(derived)) {
            files.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.toString().matches(".*(item|collection|catalog|_2024-05)[^/]*\\.(json|parquet)"))
                    .forEach(file -> contents.put(derived.relativize(file).toString(), digest(file)));
        }
        return contents;
    }

    private static int digest(Path file) {
        try {
            return Arrays.hashCode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
