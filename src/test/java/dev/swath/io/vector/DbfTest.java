package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.vector.ShapefileWriter.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DbfTest {
    private static final Charset ASCII = StandardCharsets.US_ASCII;
    private static final Column NAME = new Column("name", 'C', 20, 0);

    private final Path folder;

    DbfTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path shp() {
        return folder.resolve("fields.shp");
    }

    @Test
    void values_come_out_typed_and_nulls_stay_away() throws IOException {
        Column[] columns = {
            NAME,
            new Column("whole", 'N', 18, 0),
            new Column("cadastre", 'N', 20, 0),
            new Column("share", 'F', 10, 3),
            new Column("organic", 'L', 1, 0),
            new Column("sown", 'D', 8, 0)
        };
        try (ShapefileWriter out = new ShapefileWriter(shp(), ASCII, columns)) {
            out.add(Reads.square(0), "North", 42, "12345678901234567890", 0.125, "T", "20230501");
            out.add(Reads.square(1), null, "*".repeat(18), null, "-1.7e+308", "?", "00000000");
            out.add(Reads.square(2), " x ", "-7", "17", "1,5", "n", "20230230");
        }
        List<RawFeature> rows = read(null);
        assertThat(rows.get(0).attributes())
                .containsExactly(
                        Map.entry("name", "North"),
                        Map.entry("whole", 42L),
                        Map.entry("cadastre", "12345678901234567890"),
                        Map.entry("share", 0.125),
                        Map.entry("organic", true),
                        Map.entry("sown", LocalDate.of(2023, 5, 1)));
        assertThat(rows.get(1).attributes()).isEmpty();
        assertThat(rows.get(2).attributes())
                .containsEntry("name", " x")
                .containsEntry("whole", -7L)
                .containsEntry("share", 1.5)
                .containsEntry("organic", false)
                .containsEntry("sown", "20230230");
    }

    @Test
    void binary_columns_are_read() throws IOException {
        Column[] columns = {new Column("i", 'I', 4, 0), new Column("o", 'O', 8, 0), new Column("at", '@', 8, 0), NAME};
        byte[] cells = ByteBuffer.allocate(20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(-5)
                .putDouble(2.5)
                .putInt(2_460_066)
                .putInt(3_600_000)
                .array();
        try (ShapefileWriter out = new ShapefileWriter(shp(), ASCII, columns)) {
            out.add(Reads.square(0), null, null, null, "x");
        }
        Reads.overwrite(part("dbf"), 33 + 32 * 4 + 1, cells);
        assertThat(read(null).get(0).attributes())
                .containsEntry("i", -5L)
                .containsEntry("o", 2.5)
                .containsEntry("at", "2023-05-01T01:00")
                .containsEntry("name", "x");
    }

    @ParameterizedTest
    @CsvSource({
        "GBK, 936, 0, 北京", "UTF-8, UTF-8, 0, Ærø", "UTF-8, 65001, 87, Ærø", "windows-1252, ANSI 1252, 0, Ærø",
        "ISO-8859-2, ISO 88592, 0, Łódź", "windows-1252, , 87, Ærø", "IBM866, , 101, Поле", "UTF-8, , 0, Łódź",
        "windows-1252, , 0, Ærø", "windows-1252, no such thing, 87, Ærø"
    })
    void texts_are_decoded_as_cpg_then_language_byte_say(
            Charset written, @Nullable String cpg, int languageByte, String text) throws IOException {
        try (ShapefileWriter out = new ShapefileWriter(shp(), written, NAME)) {
            out.add(Reads.square(0), text);
            if (cpg != null) {
                out.sidecar("cpg", cpg + "\r\n");
            }
        }
        Reads.overwrite(part("dbf"), 29, new byte[] {(byte) languageByte});
        assertThat(read(null).get(0).attributes()).containsEntry("name", text);
    }

    @Test
    void a_person_overrules_the_cpg() throws IOException {
        try (ShapefileWriter out = new ShapefileWriter(shp(), StandardCharsets.ISO_8859_1, NAME)) {
            out.add(Reads.square(0), "Ærø").sidecar("cpg", "UTF-8");
        }
        assertThat(read(StandardCharsets.ISO_8859_1).get(0).attributes()).containsEntry("name", "Ærø");
    }

    @Test
    void texts_longer_than_255_bytes_and_doubled_column_names_are_kept() throws IOException {
        try (ShapefileWriter out = new ShapefileWriter(shp(), ASCII, new Column("t", 'C', 400, 0), NAME, NAME)) {
            out.add(Reads.square(0), "x".repeat(400), "a", "b");
        }
        assertThat(read(null).get(0).attributes())
                .containsEntry("t", "x".repeat(400))
                .containsEntry("name", "a")
                .containsEntry("name_2", "b");
    }

    private List<RawFeature> read(@Nullable Charset charset) {
        return Reads.all(shp(), charset);
    }

    private Path part(String extension) {
        return folder.resolve("fields." + extension);
    }
}
