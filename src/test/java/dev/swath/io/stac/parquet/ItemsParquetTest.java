package dev.swath.io.stac.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacJson;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the table holds is judged by other libraries, {@code scripts/judge-catalog}; here, that it is one. */
class ItemsParquetTest {
    private static final String ITEM = """
            {"type":"Feature","stac_version":"1.1.0","id":"%s","stac_extensions":[],"bbox":[1,2,3,4],"collection":"c",
             "geometry":{"type":"Polygon","coordinates":[[[1,2],[3,2],[3,4],[1,4],[1,2]]]},
             "properties":{"datetime":"2024-06-01T00:00:00Z","eo:cloud_cover":7,"id":"taken"%s},
             "links":[],"assets":{"red":{"href":"./red.tif"}}}""";

    private final Path folder;

    ItemsParquetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_table_says_what_it_is() throws IOException {
        Path file = folder.resolve("items.parquet");
        ItemsParquet.Written written = ItemsParquet.write(
                file, each -> List.of(item("a", ""), item("b", ",\"gsd\":10")).forEach(each), Map.of());

        assertThat(written).isEqualTo(new ItemsParquet.Written(2, java.util.Set.of("id")));
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).startsWith("PAR1").endsWith("PAR1").contains("eo:cloud_cover");
        assertThat(bytes).contains("{\"version\":\"1.1.0\",\"collections\":{}}");
        assertThat(bytes)
                .contains("{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":"
                        + "{\"encoding\":\"WKB\",\"geometry_types\":[\"Polygon\"],\"bbox\":[1.0,2.0,3.0,4.0],"
                        + "\"covering\":{\"bbox\":{\"xmin\":[\"bbox\",\"xmin\"],\"ymin\":[\"bbox\",\"ymin\"],"
                        + "\"xmax\":[\"bbox\",\"xmax\"],\"ymax\":[\"bbox\",\"ymax\"]}}}}}");
    }

    @Test
    void no_items_make_a_table_without_rows() {
        assertThat(ItemsParquet.write(folder.resolve("none.parquet"), each -> {}, Map.of())
                        .rows())
                .isZero();
    }

    @Test
    void the_same_items_make_the_same_bytes() {
        ItemsParquet.Items items = each -> List.of(item("a", ""), item("b", "")).forEach(each);
        ItemsParquet.write(folder.resolve("one.parquet"), items, Map.of());
        ItemsParquet.write(folder.resolve("other.parquet"), items, Map.of());

        assertThat(folder.resolve("one.parquet")).hasSameBinaryContentAs(folder.resolve("other.parquet"));
    }

    /** The jar carries no Hadoop, tests do: so this runs among classes without it. */
    @Test
    void hadoop_is_not_needed() throws IOException, ReflectiveOperationException {
        URL[] urls = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("hadoop-common"))
                .map(ItemsParquetTest::url)
                .toArray(URL[]::new);
        try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Class<?> probe = Class.forName(Probe.class.getName(), true, loader);
            Path file = folder.resolve("probe.parquet");
            probe.getMethod("write", Path.class).invoke(null, file);

            assertThat(file).isNotEmptyFile();
            assertThat(probe.getMethod("hasHadoop").invoke(null)).isEqualTo(false);
        } catch (InvocationTargetException thrown) {
            throw new AssertionError(thrown.getCause());
        }
    }

    /** What is called among classes without Hadoop. */
    public static final class Probe {
        private Probe() {}

        public static void write(Path file) {
            ItemsParquet.write(file, each -> each.accept(item("a", "")), Map.of());
        }

        public static boolean hasHadoop() {
            return Probe.class.getClassLoader().getResource("org/apache/hadoop/conf/Configuration.class") != null;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 2 | LONG",
                "1 | 2.5 | DOUBLE",
                "1 | null | LONG",
                "null | null | NOTHING",
                "true | 1 | TEXT",
                "1 | \"1\" | TEXT",
                "[1] | [] | LIST",
                "[1] | 1 | TEXT",
                "{\"a\":1} | {\"b\":2} | STRUCT",
                "{\"a\":1} | {} | STRUCT",
                "{\"a\":1} | [1] | TEXT",
                "1 | {} | TEXT",
                "123456789012345678901234567890 | 1 | DOUBLE",
            })
    void two_values_make_a_column_of_a_kind(String one, String other, Column.Kind kind) {
        Column first = Column.of(StacJson.parsed(one).orElseThrow());
        Column second = Column.of(StacJson.parsed(other).orElseThrow());

        assertThat(first.with(second).kind()).isEqualTo(kind);
        assertThat(second.with(first)).isEqualTo(first.with(second));
    }

    @Test
    void a_time_that_is_none_makes_text() {
        var columns = new Columns();
        columns.see(item("a", ",\"created\":\"2024-06-01T00:00:00Z\",\"updated\":\"2024-06-01T00:00:00Z\""));
        columns.see(item("b", ",\"created\":\"yesterday\",\"updated\":null"));

        assertThat(columns.all().get("created")).isEqualTo(Column.TEXT);
        assertThat(columns.all().get("updated")).isEqualTo(Column.simple(Column.Kind.TIMESTAMP));
    }

    private static ObjectNode item(String id, String properties) {
        return (ObjectNode) StacJson.parsed(ITEM.formatted(id, properties)).orElseThrow();
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
