package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class EllipsoidTest {
    /** Expected hectares by pyproj 3.7.2, Geod(ellps="WGS84"), rings summed by hand. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        POLYGON((10 50,10.01 50,10.01 50.01,10 50.01,10 50)); 79.7383135676384
        POLYGON((-60 -10,-59 -10,-59 -9,-60 -9,-60 -10),(-59.7 -9.7,-59.3 -9.7,-59.3 -9.3,-59.7 -9.3,-59.7 -9.7)); 1020167.0367888283
        MULTIPOLYGON(((0 0,0.001 0,0.001 0.001,0 0.001,0 0)),((20 60,21 60,20.5 61,20 60))); 310576.3212863583
        POLYGON((179 -17,181 -17,181 -16,179 -16,179 -17)); 2363141.3768383423
        POLYGON((179 -17,-179 -17,-179 -16,179 -16,179 -17)); 2363141.3768383423
        """)
    void area_agrees_with_pyproj(String wkt, double hectares) throws ParseException {
        assertThat(Ellipsoid.hectares(read(wkt))).isCloseTo(hectares, withinPercentage(1e-9));
        assertThat(Ellipsoid.hectares(read(wkt).reverse())).isCloseTo(hectares, withinPercentage(1e-9));
    }

    @Test
    void points_lines_and_nothing_have_no_area() throws ParseException {
        for (String wkt :
                new String[] {"POINT(1 2)", "LINESTRING(0 0,1 1)", "POLYGON EMPTY", "MULTIPOINT((0 0),(1 1))"}) {
            assertThat(Ellipsoid.hectares(read(wkt))).as(wkt).isZero();
        }
    }

    @Test
    void polygons_in_a_collection_count() throws ParseException {
        String square = "POLYGON((10 50,10.01 50,10.01 50.01,10 50.01,10 50))";
        assertThat(Ellipsoid.hectares4(read("GEOMETRYCOLLECTION(" + square + ",POINT(0 0))")))
                .isEqualByComparingTo("79.7383");
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
