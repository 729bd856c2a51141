package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.vector.ShapefileWriter.Column;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;

class ShapefileReaderTest {
    private static final Charset ASCII = StandardCharsets.US_ASCII;
    private static final Column NAME = new Column("name", 'C', 20, 0);

    private final Path folder;

    ShapefileReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path shp() {
        return folder.resolve("fields.shp");
    }

    @Test
    void deleted_rows_are_skipped_but_counted_however_many() throws IOException {
        int rows = 50_000;
        try (ShapefileWriter out = new ShapefileWriter(shp(), ASCII, NAME)) {
            for (int i = 0; i < rows; i++) {
                out.add(null, "x");
            }
        }
        try (RandomAccessFile dbf = new RandomAccessFile(part("dbf").toFile(), "rw")) {
            for (int i = 0; i < rows - 1; i++) {
                dbf.seek(65 + 21L * i);
                dbf.write('*');
            }
        }
        assertThat(Reads.all(shp())).singleElement().satisfies(last -> assertThat(last.row())
                .isEqualTo(rows));
    }

    @Test
    void upper_case_parts_are_found_and_prj_is_the_crs() throws IOException {
        write("a", "b");
        Files.writeString(folder.resolve("FIELDS.PRJ"), "\uFEFFPROJCS[\"x\"]\n");
        Files.move(part("dbf"), folder.resolve("FIELDS.DBF"));
        Files.move(shp(), folder.resolve("Fields.SHP"));
        try (VectorFile file = VectorFile.open(folder.resolve("Fields.SHP"), null)) {
            assertThat(file.crs()).isEqualTo("PROJCS[\"x\"]");
            assertThat(file.columns()).containsExactly("name");
            assertThat(file.count()).isEqualTo(2);
            assertThat(file.next().attributes()).containsEntry("name", "a");
        }
    }

    @Test
    void shapes_are_read_without_their_other_parts() throws IOException {
        write("a", "b");
        Files.delete(part("shx"));
        assertThat(Reads.all(shp())).extracting(RawFeature::row).containsExactly(1L, 2L);
        Files.delete(part("dbf"));
        assertThat(Reads.all(shp())).hasSize(2).allSatisfy(row -> assertThat(row.attributes())
                .isEmpty());
        try (VectorFile file = VectorFile.open(shp(), null)) {
            assertThat(file.crs()).isNull();
            assertThat(file.count()).isEqualTo(-1);
        }
    }

    @Test
    void the_index_leads_past_stale_records_to_the_live_one() throws IOException {
        write("a", "b", "c");
        // as editors do: row 1 grew, its new shape was appended, the old one stays behind as a gap
        Reads.overwrite(part("shx"), 100, Arrays.copyOfRange(Files.readAllBytes(part("shx")), 116, 124));
        try (VectorFile file = VectorFile.open(shp(), null)) {
            assertThat(Reads.shape(file.next()).getCoordinate().x).isBetween(20.0, 21.0);
        }
    }

    @Test
    void a_malformed_shape_is_a_problem_of_its_row() throws IOException {
        byte[] nan = ShapefileWriter.polygon(Reads.square(0));
        ByteBuffer.wrap(nan).order(ByteOrder.LITTLE_ENDIAN).putDouble(64, Double.NaN);
        byte[] greedy = ShapefileWriter.polygon(Reads.square(0));
        ByteBuffer.wrap(greedy).order(ByteOrder.LITTLE_ENDIAN).putInt(40, Integer.MAX_VALUE);
        byte[] line = ShapefileWriter.rings(3, Reads.square(0).getCoordinates());
        byte[] thin = ShapefileWriter.rings(5, new Coordinate[] {new Coordinate(0, 0), new Coordinate(1, 1)});
        try (ShapefileWriter out = new ShapefileWriter(shp(), ASCII, NAME)) {
            out.addContent(nan, "1")
                    .addContent(greedy, "2")
                    .addContent(line, "3")
                    .addContent(thin, "4");
            out.add(Reads.square(5), "5");
        }
        List<RawFeature> rows = Reads.all(shp());
        assertThat(rows).hasSize(5);
        assertThat(rows.get(0).problem()).contains("not a number");
        assertThat(rows.get(1).problem()).contains("announces");
        assertThat(rows.get(2).problem()).contains("shape type 3");
        assertThat(rows.get(3).problem()).contains("three corners");
        assertThat(rows.get(3).attributes()).containsEntry("name", "4");
        assertThat(rows.get(4).problem()).isNull();
    }

    @Test
    void an_open_ring_is_closed() throws IOException {
        Coordinate[] corners = Arrays.copyOf(Reads.square(0).getCoordinates(), 4);
        try (ShapefileWriter out = new ShapefileWriter(shp(), ASCII, NAME)) {
            out.addContent(ShapefileWriter.rings(5, corners), "x");
        }
        assertThat(Reads.shape(Reads.all(shp()).get(0)).getArea()).isEqualTo(1);
    }

    @Test
    void a_cut_off_file_is_corrupt_and_says_where() throws IOException {
        write("a", "b");
        Reads.truncate(part("shp"), 300);
        assertThatThrownBy(() -> Reads.all(shp())).isInstanceOf(Corrupt.class).hasMessageContaining("record 2");
        Files.delete(part("shx"));
        assertThatThrownBy(() -> Reads.all(shp())).isInstanceOf(Corrupt.class).hasMessageContaining("record 2");
    }

    @Test
    void a_file_cut_between_two_records_is_corrupt_even_alone() throws IOException {
        write("a", "b");
        Files.delete(part("shx"));
        Files.delete(part("dbf"));
        Reads.truncate(part("shp"), 100 + 8 + 128);
        assertThatThrownBy(() -> Reads.all(shp()))
                .isInstanceOf(Corrupt.class)
                .hasMessageContaining("fields.shp, record 2");
    }

    @Test
    void parts_of_different_exports_are_refused() throws IOException {
        write("a", "b");
        byte[] table = Files.readAllBytes(part("dbf"));
        write("a", "b", "c");
        Files.write(part("dbf"), table);
        assertThatThrownBy(() -> Reads.all(shp())).isInstanceOf(Corrupt.class).hasMessageContaining("3 records");
        Files.delete(part("shx"));
        assertThatThrownBy(() -> Reads.all(shp())).isInstanceOf(Corrupt.class).hasMessageContaining("record 3");
    }

    @Test
    void what_is_no_vector_file_is_bad_input() throws IOException {
        assertThatThrownBy(() -> VectorFile.open(shp(), null)).isInstanceOf(BadInput.class);
        Path text = Files.writeString(folder.resolve("a.txt"), "x");
        assertThatThrownBy(() -> VectorFile.open(text, null)).isInstanceOf(BadInput.class);
        Files.writeString(shp(), "<html>");
        assertThatThrownBy(() -> VectorFile.open(shp(), null)).isInstanceOf(Corrupt.class);
    }

    private void write(String... names) throws IOException {
        try (ShapefileWriter out = new ShapefileWriter(shp(), ASCII, NAME)) {
            for (int i = 0; i < names.length; i++) {
                out.add(Reads.square(10 * i), names[i]);
            }
        }
    }

    private Path part(String extension) {
        return folder.resolve("fields." + extension);
    }
}
