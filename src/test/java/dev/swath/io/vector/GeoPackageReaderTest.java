package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

class GeoPackageReaderTest {
    private final Path folder;
    private final Path file;

    GeoPackageReaderTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("fields 100%.gpkg");
    }

    @Test
    void rows_come_out_typed_with_the_crs_of_the_package() throws SQLException {
        try (Connection db = create()) {
            table(db, "fields", 25832);
            insert(db, "fields", blob(Reads.square(3), 1), "North", 1, "2023-05-01", 1.5);
            insert(db, "fields", null, null, 0, "soon", null);
        }
        try (VectorFile opened = VectorFile.open(file, null)) {
            assertThat(opened.crs()).isEqualTo("PROJCS[\"UTM 32\"]");
            assertThat(opened.count()).isEqualTo(2);
            assertThat(opened.columns()).containsExactly("fid", "name", "organic", "sown", "share");
        }
        List<RawFeature> rows = Reads.all(file);
        assertThat(Reads.shape(rows.get(0)).equalsExact(Reads.square(3))).isTrue();
        assertThat(rows.get(0).attributes())
                .containsEntry("fid", 1L)
                .containsEntry("name", "North")
                .containsEntry("organic", true)
                .containsEntry("sown", LocalDate.of(2023, 5, 1))
                .containsEntry("share", 1.5);
        assertThat((Object) rows.get(1).geometry()).isNull();
        assertThat(rows.get(1).attributes()).containsOnlyKeys("fid", "organic", "sown");
        assertThat(folder).isDirectoryContaining("glob:**.gpkg").isDirectoryNotContaining("glob:**-{wal,shm,journal}");
    }

    @Test
    void layers_are_read_one_after_the_other() throws SQLException {
        try (Connection db = create()) {
            table(db, "north", 4326);
            table(db, "so\"uth", 4326);
            insert(db, "north", blob(Reads.square(0), 0), "a", 0, null, null);
            insert(db, "so\"uth", blob(Reads.square(1), 4), "b", 0, null, null);
        }
        List<RawFeature> rows = Reads.all(file);
        assertThat(rows).extracting(RawFeature::row).containsExactly(1L, 2L);
        assertThat(Reads.shape(rows.get(1)).getCoordinate().x).isEqualTo(1);
        try (VectorFile opened = VectorFile.open(file, null)) {
            assertThat(opened.crs()).isEqualTo("EPSG:4326");
        }
    }

    @Test
    void layers_in_different_crs_are_refused() throws SQLException {
        try (Connection db = create()) {
            table(db, "north", 4326);
            table(db, "south", 25832);
        }
        assertThatThrownBy(() -> VectorFile.open(file, null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("north, south");
    }

    @Test
    void a_malformed_geometry_is_a_problem_of_its_row_and_an_empty_one_is_none() throws SQLException {
        byte[] whole = blob(Reads.square(0), 0);
        byte[] empty = whole.clone();
        empty[3] |= 0x10;
        byte[] extended = whole.clone();
        extended[3] |= 0x20;
        byte[] greedy = whole.clone();
        Arrays.fill(greedy, 13, 17, (byte) 0x7F);
        byte[] nan = whole.clone();
        Arrays.fill(nan, 21, 29, (byte) 0xFF);
        try (Connection db = create()) {
            table(db, "fields", 4326);
            for (byte[] bad : List.of(empty, extended, greedy, nan, new byte[] {1}, Arrays.copyOf(whole, 30), whole)) {
                insert(db, "fields", bad, "x", 0, null, null);
            }
        }
        List<RawFeature> rows = Reads.all(file);
        assertThat(rows.get(0).problem()).isNull();
        assertThat((Object) rows.get(0).geometry()).isNull();
        assertThat(rows.subList(1, 6))
                .allSatisfy(row -> assertThat(row.problem()).isNotBlank());
        assertThat(rows.get(6).problem()).isNull();
    }

    @Test
    void what_is_no_whole_geopackage_is_refused() throws SQLException, IOException {
        try (Connection db = create()) {
            assertThat(db).isNotNull();
        }
        assertThatThrownBy(() -> VectorFile.open(file, null)).isInstanceOf(BadInput.class);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Reads.all(file)).isInstanceOf(Corrupt.class);
        Files.writeString(file, "<html>".repeat(200));
        assertThatThrownBy(() -> Reads.all(file)).isInstanceOf(Corrupt.class).hasMessageNotContaining("\n");
    }

    @Test
    void unsaved_changes_are_not_overlooked() throws SQLException, IOException {
        create().close();
        Files.writeString(folder.resolve("fields 100%.gpkg-wal"), "x");
        assertThatThrownBy(() -> VectorFile.open(file, null))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("close the program");
    }

    private Connection create() throws SQLException {
        Connection db = DriverManager.getConnection("jdbc:sqlite:" + file);
        run(
                db,
                "CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
                        + " organization_coordsys_id INTEGER, definition TEXT, description TEXT)");
        run(
                db,
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('utm', 25832, 'EPSG', 25832, 'PROJCS[\"UTM 32\"]', ''),"
                        + " ('wgs', 4326, 'epsg', 4326, 'undefined', '')");
        run(
                db,
                "CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT,"
                        + " srs_id INTEGER, z INTEGER, m INTEGER)");
        return db;
    }

    private static void table(Connection db, String name, int srs) throws SQLException {
        run(
                db,
                "CREATE TABLE \"" + name.replace("\"", "\"\"") + "\"(fid INTEGER PRIMARY KEY, geom BLOB, name TEXT,"
                        + " organic BOOLEAN, sown DATE, share REAL)");
        run(db, "INSERT INTO gpkg_geometry_columns VALUES ('" + name + "', 'geom', 'POLYGON', " + srs + ", 0, 0)");
    }

    private static void insert(Connection db, String table, @Nullable Object... values) throws SQLException {
        String sql = "INSERT INTO \"" + table.replace("\"", "\"\"") + "\" VALUES (NULL, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = db.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private static void run(Connection db, String sql) throws SQLException {
        try (Statement statement = db.createStatement()) {
            statement.execute(sql);
        }
    }

    /** {@code envelope}: its code in the flags, 0 none, 1 XY, 4 XYZM. */
    private static byte[] blob(Geometry geometry, int envelope) {
        byte[] wkb = new WKBWriter(2, 2).write(geometry);
        int envelopeBytes = new int[] {0, 32, 48, 48, 64}[envelope];
        return ByteBuffer.allocate(8 + envelopeBytes + wkb.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'G')
                .put((byte) 'P')
                .put((byte) 0)
                .put((byte) (1 | envelope << 1))
                .putInt(25832)
                .position(8 + envelopeBytes)
                .put(wkb)
                .array();
    }
}
