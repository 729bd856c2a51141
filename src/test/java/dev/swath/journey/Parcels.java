package dev.swath.journey;

import dev.swath.io.vector.ShapefileWriter;
import dev.swath.io.vector.ShapefileWriter.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Square parcels in Jutland, in UTM zone 32 north, as a shapefile with ids and dates in its columns. */
final class Parcels implements AutoCloseable {
    static final String UTM_32_NORTH = """
            PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",\
            SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
            PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
            PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],\
            UNIT["Meter",1.0]]""";

    private static final int EAST = 520_000;
    private static final int NORTH = 6_200_000;
    private static final int SIDE_METRES = 300;

    private final ShapefileWriter writer;

    private Parcels(Path shp) throws IOException {
        writer = new ShapefileWriter(
                shp,
                StandardCharsets.UTF_8,
                new Column("FIELD_ID", 'C', 20, 0),
                new Column("start_date", 'D', 8, 0),
                new Column("end_date", 'D', 8, 0));
        writer.sidecar("prj", UTM_32_NORTH).sidecar("cpg", "UTF-8");
        writer.sidecar("properties", "id_column=FIELD_ID\n");
    }

    /** A shapefile that has no records yet. */
    static Parcels into(Path shp) throws IOException {
        Files.createDirectories(shp.toAbsolutePath().getParent());
        return new Parcels(shp);
    }

    /** A whole shapefile of parcels {@code field-1}, {@code field-2} and so on, wanted in the first half of June 2025. */
    static void drop(Path shp, int count) throws IOException {
        drop(shp, "field-", count);
    }

    /** The same parcels under other ids. */
    static void drop(Path shp, String prefix, int count) throws IOException {
        try (var parcels = into(shp)) {
            for (int i = 1; i <= count; i++) {
                parcels.add(prefix + i, square(i), "20250601", "20250614");
            }
        }
    }

    Parcels add(String id, @Nullable Geometry shape, String start, String end) throws IOException {
        writer.add(shape, id, start, end);
        return this;
    }

    /** A ring as it is, even where it crosses itself. */
    Parcels addRing(String id, Coordinate... ring) throws IOException {
        return addContent(id, ShapefileWriter.rings(5, ring));
    }

    /** A record that may be no shape at all. */
    Parcels addContent(String id, byte[] content) throws IOException {
        writer.addContent(content, id, "20250601", "20250614");
        return this;
    }

    /** The square of a number: squares stand in a row from west to east with gaps between them. */
    static Geometry square(int number) {
        int west = EAST + number * 2 * SIDE_METRES;
        return new GeometryFactory().toGeometry(new Envelope(west, west + SIDE_METRES, NORTH, NORTH + SIDE_METRES));
    }

    /** Its two diagonals instead of two of its sides. */
    static Coordinate[] bowTie(int number) {
        var c = square(number).getCoordinates();
        return new Coordinate[] {c[0], c[2], c[1], c[3], c[0]};
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
