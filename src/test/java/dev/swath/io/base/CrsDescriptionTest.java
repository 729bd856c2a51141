package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CrsDescriptionTest {
    private static final String LON_LAT =
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
                    + "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]%s]";

    @Test
    void a_code_has_the_text_of_the_table_which_names_the_code() {
        Crs crs = Crs.of("EPSG:32633");
        assertThat(crs.wkt()).hasValueSatisfying(wkt -> assertThat(wkt).startsWith("PROJCS[\"WGS 84 / UTM zone 33N\""));
        Crs again = Crs.of(crs.wkt().orElseThrow());
        assertThat(again.epsg()).hasValue(32633);
        assertThat(again.isSame(crs)).isTrue();
        assertThat(again.wkt()).isEqualTo(crs.wkt());
    }

    @Test
    void what_was_given_is_its_text() {
        String given = LON_LAT.formatted("");
        assertThat(Crs.of(given).wkt()).hasValue(given);
        assertThat(Crs.of(given).epsg()).isEmpty();
    }

    @Test
    void only_the_code_of_the_whole_counts() {
        assertThat(Crs.of(LON_LAT.formatted(",AUTHORITY[\"EPSG\",\"4326\"]")).epsg())
                .hasValue(4326);
        assertThat(Crs.of(LON_LAT.formatted(",AUTHORITY[\"ESRI\",\"4326\"]")).epsg())
                .isEmpty();
        assertThat(Crs.of(LON_LAT.formatted(",AUTHORITY[\"EPSG\",\"none\"]")).epsg())
                .isEmpty();
        String utm = Crs.of("EPSG:32633").wkt().orElseThrow();
        assertThat(Crs.of(utm.substring(0, utm.lastIndexOf(", AUTHORITY")) + "]")
                        .epsg())
                .isEmpty();
    }

    @Test
    void a_code_in_WKT2_is_read() {
        String text =
                "GEOGCRS[\"WGS 84\",DATUM[\"World Geodetic System 1984\",ELLIPSOID[\"WGS 84\",6378137,298.257223563,"
                        + "LENGTHUNIT[\"metre\",1]]],PRIMEM[\"Greenwich\",0],CS[ellipsoidal,2],AXIS[\"lat\",north],"
                        + "AXIS[\"lon\",east],ANGLEUNIT[\"degree\",0.0174532925199433],ID[\"EPSG\",4326]]";
        assertThat(Crs.of(text).epsg()).hasValue(4326);
    }

    @Test
    void newer_codes_have_no_text() {
        assertThat(Crs.of("EPSG:6933").wkt()).isEmpty();
        assertThat(Crs.of("OGC:CRS84").wkt()).isEqualTo(Crs.of("EPSG:4326").wkt());
    }

    @Test
    void metres_are_told_from_degrees_and_feet() {
        assertThat(Crs.of("EPSG:32633").isMetric()).isTrue();
        assertThat(Crs.of("EPSG:6933").isMetric()).isTrue();
        assertThat(Crs.of("EPSG:4326").isMetric()).isFalse();
        assertThat(Crs.of("EPSG:2263").isMetric()).isFalse();
    }
}
