package dev.swath.app.sandbox.stac;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

/** Tiles by name and by place. The tiles of 100 km are those of real items of Sentinel-2. */
class TileGridTest {
    @ParameterizedTest
    @CsvSource({"13TDE, 32613, 399960, 4500000", "20EPT, 32720, 600000, 3300040"})
    void a_tile_of_100_km_lies_where_sentinel_2_has_it(String name, int epsg, double west, double top) {
        Tile tile = new TileGrid(100).named(name).orElseThrow();

        assertThat(tile.epsg()).isEqualTo(epsg);
        assertThat(tile.west()).isEqualTo(west);
        assertThat(tile.top()).isEqualTo(top);
        assertThat(tile.pixels(10)).isEqualTo(10_980);
        assertThat(tile.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"34UFF12", "36NXF65", "56HLH44", "32VLM28", "60CWS55", "01WCT00"})
    void a_name_leads_to_its_tile(String name) {
        assertThat(new TileGrid(10).named(name)).map(Tile::name).hasValue(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"34UFF", "34UFF1", "34CFF12", "99UFF12", "34UIO12", "../../x"})
    void what_is_no_name_leads_nowhere(String name) {
        assertThat(new TileGrid(10).named(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0, 50.0, 10",
        "11.999, 50.0, 10",
        "12.001, 50.0, 10",
        "4.0, 60.0, 10",
        "20.9, 75.0, 10",
        "-60.2, -0.001, 10",
        "151.2, -33.9, 10",
        "-105.1, 40.1, 100",
        "9.9, 54.0, 50",
        "9.9, 54.0, 20"
    })
    void every_place_has_a_tile(double longitude, double latitude, int km) {
        Geometry place = Shapes.box(longitude, latitude, longitude + 1e-6, latitude + 1e-6);

        var tiles = new TileGrid(km).touching(place);

        assertThat(tiles).isNotEmpty().anyMatch(tile -> tile.outline().contains(place));
        assertThat(tiles).anyMatch(tile -> tile.zone() == Mgrs.zone(longitude, latitude));
    }

    @Test
    void cores_of_neighbours_meet_and_tiles_overlap() {
        var tiles = new TileGrid(10).touching(Shapes.box(10.0, 50.0, 10.3, 50.2));

        assertThat(tiles).extracting(Tile::name).doesNotHaveDuplicates().hasSizeGreaterThan(4);
        assertThat(tiles).allSatisfy(tile -> assertThat(tile.west() % 60).isZero());
    }
}
