package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.swath.io.vector.ShapefileWriter.Column;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Damaged shapefiles end in trouble or in problems of rows: never in a hang, another exception or endless rows. */
class ShapefileFuzzTest {
    private static final Path FIXTURES = Path.of(System.getProperty("fixtures", "../shared/fixtures"), "shapefiles");
    private static final int MUTATIONS = 1_500;
    private static final int MAX_ROWS = 70_000;

    private final Path folder;

    ShapefileFuzzTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void damaged_parcels_never_surprise() throws IOException {
        Path shp = folder.resolve("parcels.shp");
        try (ShapefileWriter out = new ShapefileWriter(
                shp, StandardCharsets.UTF_8, new Column("id", 'N', 9, 0), new Column("sown", 'D', 8, 0))) {
            for (int i = 0; i < 20; i++) {
                out.add(new GeometryFactory().toGeometry(new Envelope(i, i + 1, 0, 1)), i, "20230501");
            }
        }
        fuzz(List.of(shp));
    }

    @Test
    void damaged_real_files_never_surprise() throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "fixtures are absent");
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            fuzz(files.filter(f -> f.toString().endsWith(".shp")).sorted().toList());
        }
    }

    private void fuzz(List<Path> originals) throws IOException {
        Random random = new Random(20230501);
        Path target = Files.createDirectories(folder.resolve("damaged"));
        int troubles = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Path shp = damaged(originals.get(i % originals.size()), target, random);
            boolean trouble = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(5), () -> endsInTrouble(shp), shp::toString);
            troubles += trouble ? 1 : 0;
        }
        assertThat(troubles).as("damage is seen").isBetween(MUTATIONS / 10, MUTATIONS);
    }

    private static boolean endsInTrouble(Path shp) {
        ShapefileParts.of(shp).incomplete();
        int rows = 0;
        int problems = 0;
        try (VectorFile file = VectorFile.open(shp, null)) {
            while (file.hasNext()) {
                RawFeature feature = file.next();
                assertThat(feature.problem() == null || feature.geometry() == null)
                        .isTrue();
                problems += feature.problem() == null ? 0 : 1;
                assertThat(++rows).isLessThan(MAX_ROWS);
            }
        } catch (Trouble e) {
            assertThat(e.getMessage()).doesNotContain("\n");
            return true;
        }
        return problems > 0;
    }

    /** A copy of the original with a few bytes flipped in, or the end cut off, of one of its parts. */
    private static Path damaged(Path shp, Path target, Random random) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        for (String extension : List.of("shp", "shx", "dbf")) {
            Path part = shp.resolveSibling(shp.getFileName().toString().replace(".shp", "." + extension));
            Path copy = target.resolve("x." + extension);
            Files.deleteIfExists(copy);
            if (Files.exists(part)) {
                parts.put(extension, Files.readAllBytes(part));
            }
        }
        String chosen = parts.keySet().stream().sorted().toList().get(random.nextInt(parts.size()));
        parts.computeIfPresent(chosen, (extension, bytes) -> damage(bytes, random));
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            Files.write(target.resolve("x." + part.getKey()), part.getValue());
        }
        return target.resolve("x.shp");
    }

    private static byte[] damage(byte[] bytes, Random random) {
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        int[] bad = {0, 1, 0x7F, 0x80, 0xFF, random.nextInt(256)};
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            // headers are small and matter most
            int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 200) : bytes.length);
            bytes[at] = (byte) bad[random.nextInt(bad.length)];
        }
        return bytes;
    }
}
