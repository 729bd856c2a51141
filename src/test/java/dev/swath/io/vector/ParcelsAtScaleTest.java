package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.vector.ShapefileWriter.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ParcelsAtScaleTest {
    private static final int PARCELS = 100_000;
    private static final int CORNERS = 12;
    /** Of a regular polygon with 12 corners and radius 100 m. */
    private static final double AREA = CORNERS / 2.0 * 100 * 100 * Math.sin(2 * Math.PI / CORNERS);

    @Test
    void a_hundred_thousand_parcels_stream_through(@TempDir Path folder) throws IOException {
        Path shp = folder.resolve("parcels.shp");
        write(shp, PARCELS);
        assertThat(ShapefileParts.of(shp).incomplete()).isEmpty();
        long rows = 0;
        double area = 0;
        try (VectorFile file = VectorFile.open(shp, null)) {
            assertThat(file.count()).isEqualTo(PARCELS);
            while (file.hasNext()) {
                RawFeature parcel = file.next();
                area += Reads.shape(parcel).getArea();
                rows++;
                assertThat(parcel.attributes().get("id")).isEqualTo(rows);
            }
        }
        assertThat(rows).isEqualTo(PARCELS);
        assertThat(area).isCloseTo(PARCELS * AREA, within(1e-3 * AREA));
    }

    /** Parcels beside each other in rows, numbered from 1. */
    static void write(Path shp, int parcels) throws IOException {
        Column[] columns = {new Column("id", 'N', 9, 0), new Column("crop", 'C', 40, 0), new Column("sown", 'D', 8, 0)};
        try (ShapefileWriter out = new ShapefileWriter(shp, StandardCharsets.UTF_8, columns)) {
            for (int i = 0; i < parcels; i++) {
                out.add(parcel(500_000 + i % 1_000 * 250, 6_200_000 + i / 1_000 * 250), i + 1, "oats", "20230501");
            }
        }
    }

    private static Geometry parcel(double x, double y) {
        Coordinate[] corners = new Coordinate[CORNERS + 1];
        for (int i = 0; i < CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            corners[i] = new CoordinateXY(x + 100 * Math.cos(angle), y + 100 * Math.sin(angle));
        }
        corners[CORNERS] = corners[0].copy();
        return new GeometryFactory().createPolygon(corners);
    }
}
