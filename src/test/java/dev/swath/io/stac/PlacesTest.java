package dev.swath.io.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadInput;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class PlacesTest {
    @Test
    void a_footprint_across_the_antimeridian_is_cut_and_its_box_runs_west_to_east() {
        Geometry cut = Antimeridian.cut(wkt("POLYGON ((178 -1, 182 -1, 182 1, 178 1, 178 -1))"));

        assertThat(cut.getArea()).isEqualTo(8);
        assertThat(Bbox.of(cut)).isEqualTo(new Bbox(178, -1, -178, 1));
        assertThat(StacGeometry.write(cut).path("type").asText()).isEqualTo("MultiPolygon");
        assertThat(Bbox.of(Antimeridian.cut(wkt("POLYGON ((-182 -1, -178 -1, -178 1, -182 1, -182 -1))"))))
                .isEqualTo(new Bbox(178, -1, -178, 1));
    }

    @Test
    void what_lies_within_the_world_is_not_touched() {
        Geometry here = wkt("POLYGON ((10 50, 11 50, 11 51, 10 51, 10 50))");

        assertThat((Object) Antimeridian.cut(here)).isSameAs(here);
        assertThat(Bbox.of(wkt("POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))")))
                .isEqualTo(new Bbox(-180, -90, 180, 90));
    }

    @Test
    void a_footprint_off_the_globe_is_refused() {
        assertThatThrownBy(() -> Antimeridian.cut(wkt("POLYGON ((500000 0, 500010 0, 500010 9, 500000 0))")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("off the globe");
    }

    @ParameterizedTest
    @CsvSource({
        "'10,0,20,5', '15,-1,30,2', '10,-1,30,5'",
        "'170,0,-170,5', '175,0,-160,5', '170,0,-160,5'",
        "'170,0,-170,5', '-175,0,-160,5', '170,0,-160,5'",
        "'170,0,-170,5', '160,0,165,5', '160,0,-170,5'",
        "'170,0,-170,5', '172,0,174,5', '170,0,-170,5'",
        "'10,0,-10,5', '-20,0,20,5', '-180,0,180,5'",
        "'-120,0,-60,5', '100,0,140,5', '-120,0,140,5'",
    })
    void boxes_unite(String one, String other, String both) {
        assertThat(box(one).union(box(other))).isEqualTo(box(both));
        assertThat(box(other).union(box(one))).isEqualTo(box(both));
    }

    @Test
    void rings_are_written_counter_clockwise_and_holes_the_other_way() {
        var written = StacGeometry.write(wkt("POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))"));

        assertThat(written.path("coordinates"))
                .hasToString("[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,9.0],[0.0,0.0]],"
                        + "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]");
        assertThat(StacGeometry.read(written).orElseThrow().getArea()).isEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-01T10:00:00Z, 2024-06-01T10:00:00Z",
        "2024-06-01T12:00:00.5+02:00, 2024-06-01T10:00:00.500Z",
        "2024-06-01 10:00:00z, 2024-06-01T10:00:00Z",
        "2024-06-01T10:00:00, 2024-06-01T10:00:00Z",
        "2024-06-01, 2024-06-01T00:00:00Z",
    })
    void times_are_read(String text, Instant instant) {
        assertThat(StacTime.read(text)).contains(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/c/i.json, ./x.tif, https://a.example/c/x.tif",
        "https://a.example/c/i.json, s3://bucket/k y.tif, s3://bucket/k%20y.tif",
        "s3://bucket/c/i.json, ../x.tif, s3://bucket/x.tif",
        "file:///c/i.json, x.tif, file:/c/x.tif",
    })
    void addresses_are_made_absolute(String base, String href, String absolute) {
        assertThat(Hrefs.resolve(java.net.URI.create(base), href)).hasToString("Optional[" + absolute + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "a/b/i.json, catalog.json, ../../catalog.json",
        "a/b/i.json, a/b/x%3A1.tif, ./x%253A1.tif",
        "catalog.json, a/collection.json, ./a/collection.json",
        "a/2024/i/i.json, a/items.parquet, ../../items.parquet",
    })
    void ways_within_a_store_lead_there_and_back(String from, String to, String href) {
        assertThat(Hrefs.relative(from, to)).isEqualTo(href);
        assertThat(Hrefs.path(from, href)).contains(to);
    }

    @Test
    void a_way_out_of_the_store_leads_nowhere() {
        assertThat(Hrefs.path("a/i.json", "../../etc/passwd")).isEmpty();
        assertThat(Hrefs.path("a/i.json", "https://a.example/x")).isEmpty();
    }

    @Test
    void a_multihash_says_its_algorithm() {
        String digest = "63bfbd66be1945a0" + "0".repeat(48);

        assertThat(Multihash.read("1220" + digest)).contains(Multihash.sha256(digest));
        assertThat(Multihash.sha256(digest).text()).isEqualTo("1220" + digest);
        assertThat(Multihash.read("d50110d41d8cd98f00b204e9800998ecf8427e"))
                .contains(new Multihash("MD5", "d41d8cd98f00b204e9800998ecf8427e"));
        assertThat(Multihash.read("d41d8cd98f00b204e9800998ecf8427e"))
                .as("a plain MD5")
                .isEmpty();
        assertThat(Multihash.read("1220" + digest.substring(2))).as("cut short").isEmpty();
        assertThat(Multihash.read("1220xy")).isEmpty();
    }

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static Bbox box(String numbers) {
        return Bbox.read(StacJson.parsed("[" + numbers + "]").orElseThrow()).orElseThrow();
    }
}
