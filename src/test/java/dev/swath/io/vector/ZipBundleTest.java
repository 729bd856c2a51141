package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipBundleTest {
    private static final Path FIXTURES =
            Path.of(System.getProperty("fixtures", "../shared/fixtures"), "shapefiles/GeospatialPython_pyshp");

    private final Path root;
    private final Path folder;
    private final Path zip;

    ZipBundleTest(@TempDir Path root) {
        this.root = root;
        this.folder = root.resolve("out");
        this.zip = root.resolve("drop.zip");
    }

    @Test
    void bundles_are_flattened_and_the_rest_stays_in_the_zip() throws IOException {
        write("d/A.SHP", "d/A.shx", "d/e/A.dbf", "b.geojson", "b.json", "__MACOSX/d/._A.SHP", "d/A.sbn", "x.exe");
        assertThat(ZipBundle.unpack(zip, folder)).containsExactly(folder.resolve("A.SHP"), folder.resolve("b.geojson"));
        assertThat(names(folder)).containsExactly("A.SHP", "A.dbf", "A.shx", "b.geojson", "b.json");
        assertThat(folder.resolve("A.dbf")).hasContent("d/e/A.dbf");
    }

    @Test
    void hidden_files_and_names_of_two_lines_stay_in_the_zip() throws IOException {
        write("a.shp", "d/._b.shp", "two\nlines.shp");
        assertThat(ZipBundle.unpack(zip, folder)).containsExactly(folder.resolve("a.shp"));
        assertThat(names(folder)).containsExactly("a.shp");
    }

    @Test
    void json_counts_where_there_is_nothing_better() throws IOException {
        write("b.json");
        assertThat(ZipBundle.unpack(zip, folder)).containsExactly(folder.resolve("b.json"));
    }

    @Test
    void names_never_leave_the_folder() throws IOException {
        write("../../evil.shp", "/abs.gpkg", "..\\win.kml", "C:\\x\\drive.geojson");
        assertThat(ZipBundle.unpack(zip, folder))
                .allSatisfy(file -> assertThat(file.getParent()).isEqualTo(folder));
        assertThat(names(folder)).containsExactly("abs.gpkg", "drive.geojson", "evil.shp", "win.kml");
        assertThat(names(root)).containsExactly("drop.zip", "out");
    }

    @Test
    void two_files_of_one_name_are_refused() throws IOException {
        write("a/fields.shp", "b/FIELDS.shp");
        assertThatThrownBy(() -> ZipBundle.unpack(zip, folder))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a/fields.shp and b/FIELDS.shp");
    }

    @Test
    void a_zip_without_anything_usable_is_bad_input() throws IOException {
        write("readme.txt", "a.dbf");
        assertThatThrownBy(() -> ZipBundle.unpack(zip, folder)).isInstanceOf(BadInput.class);
    }

    @Test
    void a_half_copied_zip_is_incomplete_and_corrupt() throws IOException {
        write("a.shp");
        assertThat(ZipBundle.incomplete(zip)).isEmpty();
        byte[] whole = Files.readAllBytes(zip);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(zip, Arrays.copyOf(whole, length));
            assertThat(ZipBundle.incomplete(zip)).isPresent();
            assertThatThrownBy(() -> ZipBundle.unpack(zip, folder)).isInstanceOf(Corrupt.class);
        }
        assertThat(ZipBundle.incomplete(root.resolve("none.zip"))).isPresent();
    }

    @Test
    void a_damaged_entry_is_corrupt_and_leaves_nothing_behind() throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.setLevel(0);
            entry(out, "a.shp", "good");
            entry(out, "b.shp", "0123456789");
        }
        byte[] bytes = Files.readAllBytes(zip);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("0123456789")]++;
        Files.write(zip, bytes);
        assertThatThrownBy(() -> ZipBundle.unpack(zip, folder))
                .isInstanceOf(Corrupt.class)
                .hasMessageContaining("drop.zip");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void a_small_zip_cannot_fill_the_disk() throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("bomb.shp"));
            write(out, 300 << 20);
        }
        assertThatThrownBy(() -> ZipBundle.unpack(zip, folder))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("200-fold");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void real_bundles_unpack_and_read() {
        assumeTrue(Files.isDirectory(FIXTURES), "fixtures are absent");
        List<Path> two = ZipBundle.unpack(FIXTURES.resolve("blockgroups_multishapefile.zip"), folder);
        assertThat(two).hasSize(2).allSatisfy(shp -> {
            assertThat(ShapefileParts.of(shp).incomplete()).isEmpty();
            assertThat(Reads.all(shp)).hasSize(663);
        });
        Path rel = ZipBundle.unpack(FIXTURES.resolve("REL.zip"), folder).get(0);
        try (VectorFile file = VectorFile.open(rel, null)) {
            assertThat(file.crs()).startsWith("PROJCS");
            assertThat(file.hasNext()).isTrue();
        }
        assertThatThrownBy(() -> ZipBundle.unpack(FIXTURES.resolve("empty_zipfile.zip"), folder))
                .isInstanceOf(BadInput.class);
    }

    /** Each entry holds its own path. */
    private void write(String... paths) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String path : paths) {
                entry(out, path, path);
            }
        }
    }

    private static void entry(ZipOutputStream out, String path, String content) throws IOException {
        out.putNextEntry(new ZipEntry(path));
        out.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, int zeros) throws IOException {
        byte[] block = new byte[1 << 20];
        for (int written = 0; written < zeros; written += block.length) {
            out.write(block);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
