package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Trouble;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;

/** That files of GeoPandas, DuckDB and GDAL are read as they mean it is judged by {@code scripts/judge-datasets}. */
class GeoParquetReaderTest {
    private final Path file;

    GeoParquetReaderTest(@TempDir Path folder) {
        file = folder.resolve("fields.parquet");
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodecName.class,
            names = {"UNCOMPRESSED", "GZIP", "ZSTD"})
    void rows_come_out_with_attributes_and_shapes(CompressionCodecName codec) throws IOException {
        GeoParquetFiles.write(file, GeoParquetFiles.GEO, codec, 1000);

        try (VectorFile rows = VectorFile.open(file, null)) {
            assertThat(rows.count()).isEqualTo(1000);
            assertThat(rows.crs()).isEqualTo("EPSG:25832");
            assertThat(rows.columns()).containsExactly("id", "name", "area", "organic", "sown", "seen");
            RawFeature first = rows.next();
            assertThat(first.row()).isEqualTo(1);
            assertThat((Object) first.geometry())
                    .isInstanceOfSatisfying(
                            Geometry.class, shape -> assertThat(shape.getArea()).isEqualTo(1));
            assertThat(first.attributes())
                    .isEqualTo(Map.of(
                            "id",
                            0L,
                            "name",
                            "field 0",
                            "area",
                            0.5,
                            "organic",
                            true,
                            "sown",
                            LocalDate.of(2024, 4, 1),
                            "seen",
                            "2024-06-01T00:00:00Z"));
            RawFeature second = rows.next();
            assertThat(second.attributes()).as("nulls have no entry").containsOnlyKeys("id", "name");
            assertThat((Object) second.geometry()).as("a row without a shape").isNull();
            assertThat(rows.next().problem()).contains("malformed");
            int left = 0;
            for (; rows.hasNext(); left++) {
                assertThat(rows.next().problem()).isNull();
            }
            assertThat(left).isEqualTo(997);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | EPSG:4326",
                "`,\"crs\":null` | ",
                "`,\"crs\":{\"id\":{\"authority\":\"OGC\",\"code\":\"CRS84\"}}` | EPSG:4326",
                "`,\"crs\":{\"id\":{\"authority\":\"EPSG\",\"code\":3059}}` | EPSG:3059",
                "`,\"crs\":{\"type\":\"CompoundCRS\",\"components\":[{\"id\":{\"authority\":\"EPSG\",\"code\":2193}}]}` | EPSG:2193",
            })
    void its_metadata_tell_the_crs(String crs, String expected) throws IOException {
        GeoParquetFiles.write(file, geo(crs), CompressionCodecName.ZSTD, 3);
        try (VectorFile rows = VectorFile.open(file, null)) {
            assertThat(rows.crs()).isEqualTo(expected);
        }
    }

    private static String geo(String crs) {
        return "{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":{\"encoding\":\"WKB\""
                + crs + "}}}";
    }

    @Test
    void what_it_is_not_for_is_refused_by_name() throws IOException {
        refused(null, "no GeoParquet metadata");
        refused("{", "no JSON");
        refused(geo(",\"crs\":{\"name\":\"my \\u001b[2J own\"}"), "without an EPSG code");
        refused(geo("").replace("WKB", "polygon"), "'polygon'");
        refused(geo("").replace("\"primary_column\":\"geometry\"", "\"primary_column\":\"shape\""), "encoding");
        Files.writeString(file, "id,name\n1,a\n2,b\n3,c\n");
        assertThatThrownBy(() -> VectorFile.open(file, null)).isInstanceOf(Corrupt.class);
        Files.writeString(file, "");
        assertThatThrownBy(() -> VectorFile.open(file, null)).isInstanceOf(Corrupt.class);
    }

    private void refused(@Nullable String geo, String why) throws IOException {
        GeoParquetFiles.write(file, geo, CompressionCodecName.ZSTD, 3);
        assertThatThrownBy(() -> VectorFile.open(file, null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("\u001b");
    }

    /** The jar carries no Hadoop, tests do: so this runs among classes without it. */
    @Test
    void hadoop_is_not_needed() throws IOException, ReflectiveOperationException {
        GeoParquetFiles.write(file, GeoParquetFiles.GEO, CompressionCodecName.ZSTD, 10);
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("hadoop-common"))
                .map(GeoParquetFiles::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            var rows = (AutoCloseable) Class.forName(VectorFile.class.getName(), true, loader)
                    .getMethod("open", Path.class, java.nio.charset.Charset.class)
                    .invoke(null, file, null);
            assertThat(rows.getClass().getMethod("next").invoke(rows)).isNotNull();
            assertThat(rows.getClass().getClassLoader()).isSameAs(loader);
            close(rows);
        }
    }

    private static void close(AutoCloseable rows) {
        assertThat(rows).satisfies(AutoCloseable::close);
    }

    @Test
    void damaged_files_never_surprise() throws IOException {
        int troubles = 0;
        Random random = new Random(20240601);
        for (var codec :
                List.of(CompressionCodecName.UNCOMPRESSED, CompressionCodecName.GZIP, CompressionCodecName.ZSTD)) {
            GeoParquetFiles.write(file, GeoParquetFiles.GEO, codec, 40);
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < 500; i++) {
                Files.write(file, damaged(good.clone(), random));
                troubles += Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), this::endsInTrouble) ? 1 : 0;
            }
        }
        assertThat(troubles).as("damage is seen").isBetween(300, 1500);
    }

    private boolean endsInTrouble() {
        int rows = 0;
        try (VectorFile opened = VectorFile.open(file, null)) {
            while (opened.hasNext()) {
                opened.next();
                assertThat(++rows).isLessThan(100_000);
            }
            return false;
        } catch (Trouble trouble) {
            assertThat(trouble.line()).doesNotContain("\n").contains("fields.parquet");
            return true;
        }
    }

    /** Cut, or with some bytes changed: mostly those of the footer, which the rest is read by. */
    private static byte[] damaged(byte[] bytes, Random random) {
        if (random.nextInt(6) == 0) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        int[] bad = {0, 1, 0x7F, 0x80, 0xFF, random.nextInt(256)};
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int from = random.nextBoolean() ? Math.max(0, bytes.length - 2000) : 0;
            bytes[from + random.nextInt(bytes.length - from)] = (byte) bad[random.nextInt(bad.length)];
        }
        return bytes;
    }
}
