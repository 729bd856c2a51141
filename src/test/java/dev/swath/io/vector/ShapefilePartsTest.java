package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.swath.io.vector.ShapefileWriter.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapefilePartsTest {
    private final Path folder;
    private final Path shp;

    ShapefilePartsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.shp = folder.resolve("a.shp");
        try (ShapefileWriter out = new ShapefileWriter(shp, StandardCharsets.UTF_8, new Column("id", 'N', 9, 0))) {
            out.add(Reads.square(0), 1).add(Reads.square(1), 2);
        }
    }

    @Test
    void a_finished_shapefile_is_complete_whatever_lies_beside_it() throws IOException {
        for (String extra : new String[] {"a.shp.xml", "a.sbn", "a.qpj", "ab.dbf", "a"}) {
            Files.writeString(folder.resolve(extra), "x");
        }
        assertThat(ShapefileParts.of(shp).missing()).isEmpty();
        assertThat(ShapefileParts.of(shp).incomplete()).isEmpty();
        assertThat(ShapefileParts.of(shp).prj()).isNull();
    }

    @Test
    void parts_are_found_in_any_case_and_from_any_part() throws IOException {
        Files.move(shp, folder.resolve("A.SHP"));
        Files.writeString(folder.resolve("A.prj"), "x");
        ShapefileParts parts = ShapefileParts.of(folder.resolve("a.dbf"));
        assertThat(parts.shp()).isEqualTo(folder.resolve("A.SHP"));
        assertThat(parts.prj()).isEqualTo(folder.resolve("A.prj"));
        assertThat(parts.incomplete()).isEmpty();
    }

    @Test
    void the_part_of_the_same_spelling_wins() throws IOException {
        Files.writeString(folder.resolve("A.dbf"), "another");
        assertThat(ShapefileParts.of(shp).dbf()).isEqualTo(folder.resolve("a.dbf"));
    }

    @Test
    void missing_parts_are_named() throws IOException {
        Files.delete(folder.resolve("a.shx"));
        Files.delete(folder.resolve("a.dbf"));
        assertThat(ShapefileParts.of(shp).missing()).containsExactly("shx", "dbf");
        assertThat(ShapefileParts.of(shp).incomplete()).hasValue(".shx, .dbf not there yet");
        assertThat(ShapefileParts.of(folder.resolve("b.shp")).missing()).containsExactly("shp", "shx", "dbf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shp", "shx", "dbf"})
    void a_part_still_being_copied_is_incomplete_at_every_length(String extension) throws IOException {
        Path part = folder.resolve("a." + extension);
        byte[] whole = Files.readAllBytes(part);
        int needed = extension.equals("dbf") ? whole.length - 1 : whole.length; // the end mark may be absent
        for (int length = 0; length < needed; length++) {
            Files.write(part, Arrays.copyOf(whole, length));
            assertThat(ShapefileParts.of(shp).incomplete())
                    .as("%d bytes", length)
                    .isPresent();
        }
        Files.write(part, Arrays.copyOf(whole, needed));
        assertThat(ShapefileParts.of(shp).incomplete()).isEmpty();
    }

    @Test
    void rows_and_records_must_be_as_many() throws IOException {
        Reads.overwrite(folder.resolve("a.dbf"), 4, (byte) 1);
        assertThat(ShapefileParts.of(shp).incomplete())
                .hasValueSatisfying(why -> assertThat(why).contains("1 rows").contains("a.shx 2"));
    }

    @Test
    void a_shp_growing_behind_its_header_is_incomplete_but_padding_is_not() throws IOException {
        Files.write(shp, Arrays.copyOf(Files.readAllBytes(shp), (int) Files.size(shp) + 5));
        assertThat(ShapefileParts.of(shp).incomplete()).isEmpty();
        Reads.overwrite(shp, 24, (byte) 0, (byte) 0, (byte) 0, (byte) 50);
        assertThat(ShapefileParts.of(shp).incomplete())
                .hasValueSatisfying(why -> assertThat(why).contains("announces 100"));
    }

    @Test
    void real_files_with_sidecars_are_complete_even_with_padding() {
        Path root = Path.of(System.getProperty("fixtures", "../shared/fixtures"), "shapefiles/GeospatialPython_pyshp");
        assumeTrue(Files.isDirectory(root), "fixtures are absent");
        for (String name : new String[] {"blockgroups.shp", "edit.shp", "corrupt_too_long.shp"}) {
            assertThat(ShapefileParts.of(root.resolve(name)).incomplete())
                    .as(name)
                    .isEmpty();
        }
        assertThat(ShapefileParts.of(root.resolve("latin1.shp")).missing()).containsExactly("shx");
    }
}
