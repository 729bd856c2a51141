package dev.swath.step.dataset.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadInput;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Reference values: the PyPI packages mgrs 1.6 (GEOTRANS) and pyproj 3.7. */
class CellGridTest {
    private static final CellGrid GRID = new CellGrid(2);
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @CsvSource({
        "22.8, 54.4, ftw-34UFF1628, 32634, 616000, 6028000",
        "36.0, -0.5, ftw-37MAV6644, 32737, 166000, 9944000",
        "18.6, -33.9, ftw-34HBH7846, 32734, 278000, 6246000",
        "-67.5, -55.2, ftw-19FEU9480, 32719, 594000, 3880000",
        "-119.9, -79.9, ftw-11CMM4228, 32711, 442000, 1128000",
        "25, 83.9, ftw-35XMP7616, 32635, 476000, 9316000",
        "-153.92294, 26.72307, ftw-05RMK0856, 32605, 408000, 2956000",
        "-99.63397, -59.62124, ftw-14EMU6490, 32714, 464000, 3390000",
        "117.66676, -10.36376, ftw-50LNP7254, 32750, 572000, 8854000",
        "161.17522, 22.87356, ftw-57QYF2230, 32657, 722000, 2530000",
        "26.28934, 45.33671, ftw-35TML4420, 32635, 444000, 5020000"
    })
    void a_place_lies_in_one_cell(double lon, double lat, String id, int epsg, int x, int y) {
        Cell cell = GRID.at(lon, lat);
        assertThat(cell.id()).isEqualTo(id);
        assertThat(cell.epsg()).isEqualTo(epsg);
        assertThat((Object) cell.bounds()).isEqualTo(new Envelope(x, x + 2000, y, y + 2000));
        assertThat(GRID.parse(id)).isEqualTo(cell);
        assertThat(GRID.atUtm(epsg, x + 1000.0, y + 1000.0)).isEqualTo(cell);
        assertThat(cell.footprint().getEnvelopeInternal().contains(lon, lat)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Norway: zone 32 begins at 3 E from 56 to 64 N
        "5.32, 60.39, ftw-32VKN9600",
        "2.9, 59.9, ftw-31VDG9440",
        "3.1, 63.0, ftw-32VKQ0098",
        "5.9, 63.9999, ftw-32VLS4800",
        "5.9, 64.0001, ftw-31WFM4000",
        "3.5, 56.0001, ftw-32VJH5618",
        "3.5, 55.9999, ftw-31UEC3006",
        // Svalbard: 31, 33, 35 and 37 alone from 72 N
        "15.6, 78.2, ftw-33XWG1280",
        "8.9, 78.2, ftw-31XFG3486",
        "9.1, 78.2, ftw-33XUG6486",
        "20.9, 79, ftw-33XXH2476",
        "21.1, 79, ftw-35XLH7476",
        "32.9, 80, ftw-35XPJ1486",
        "33.1, 80, ftw-37XCJ8486",
        "9.5, 71.9999, ftw-32WNE1688",
        "9.5, 72.0001, ftw-33XUV1096",
        // edges of bands, of zones, the equator and the antimeridian
        "15.5, 47.9999, ftw-33TWP3616",
        "15.5, 48.0001, ftw-33UWP3616",
        "-60.5, -0.0001, ftw-20MQE7898",
        "-60.5, 0.0001, ftw-20NQF7800",
        "179.999, 17.5, ftw-60QZE1836",
        "-179.999, 17.5, ftw-01QAV8036",
        "-6.0000001, 12, ftw-29PRP2628",
        "-5.9999999, 12, ftw-30PSU7228",
        "30.2, -7.9999, ftw-36MSS9014",
        "30.2, -8.0001, ftw-36LSS9014"
    })
    void edges_of_grid_zones_part_cells(double lon, double lat, String id) {
        Cell cell = GRID.at(lon, lat);
        assertThat(cell.id()).isEqualTo(id);
        assertThat(GRID.parse(id)).isEqualTo(cell);
        assertThat(cell.footprint().intersects(FACTORY.toGeometry(new Envelope(lon, lon, lat, lat))))
                .isTrue();
        assertThat(cell.gridZone().bounds().contains(cell.footprint().getEnvelopeInternal()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "1, ftw-34UFF1629",
        "2, ftw-34UFF1628",
        "4, ftw-34UFF1628",
        "5, ftw-34UFF1525",
        "10, ftw-34UFF1020",
        "20, ftw-34UFF0020",
        "25, ftw-34UFF0025",
        "50, ftw-34UFF0000",
        "100, ftw-34UFF0000"
    })
    void cells_begin_on_multiples_of_their_side(int km, String id) {
        var grid = new CellGrid(km);
        Cell cell = grid.at(22.8, 54.4);
        assertThat(cell.id()).isEqualTo(id);
        assertThat(cell.bounds().getWidth()).isEqualTo(km * 1000.0);
        assertThat(grid.parse(id)).isEqualTo(cell);
    }

    @Test
    void the_cell_of_the_design_and_that_of_the_equator_are_where_they_should_be() {
        assertThat((Object) GRID.parse("ftw-34UFF1628").bounds())
                .isEqualTo(new Envelope(616000, 618000, 6028000, 6030000));
        Cell uganda = GRID.parse("ftw-36NXF6658");
        assertThat(uganda.epsg()).isEqualTo(32636);
        assertThat((Object) uganda.bounds()).isEqualTo(new Envelope(666000, 668000, 58000, 60000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftw-34UFF1728", // odd kilometre
                "ftw-32XNF1628", // no such grid zone
                "ftw-34UJF1628", // a column of other zones
                "ftw-34UFJ1628", // a row that band U does not reach
                "ftw-61UFF1628",
                "ftw-34IFF1628",
                "34UFF1628",
                "ftw-34UFF1628_2024",
                ""
            })
    void ids_of_no_cell_are_refused(String id) {
        assertThatThrownBy(() -> GRID.parse(id)).isInstanceOf(BadInput.class).hasMessageContaining("no cell");
    }

    @Test
    void places_beyond_the_grid_are_refused() {
        assertThatThrownBy(() -> GRID.at(10, 84.1)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> GRID.at(10, -80.1)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> GRID.atUtm(32634, 100_500, 6_028_000)).hasMessageContaining("32633");
        assertThatThrownBy(() -> GRID.atUtm(3857, 0, 0)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> new CellGrid(3)).isInstanceOf(BadInput.class);
    }

    @Test
    void a_place_on_the_corner_of_a_cell_is_not_moved_by_rounding() {
        assertThat(GRID.atUtm(32634, 616_000, 6_028_000).id()).isEqualTo("ftw-34UFF1628");
        assertThat(GRID.atUtm(32634, 617_999.999, 6_029_999.999).id()).isEqualTo("ftw-34UFF1628");
    }

    @Test
    void a_shape_meets_the_cells_it_shares_area_with() {
        Cell cell = GRID.parse("ftw-34UFF1628");
        assertThat(ids(cell.footprint().buffer(-1e-6))).containsExactly("ftw-34UFF1628");
        assertThat(ids(cell.footprint().buffer(1e-5)))
                .hasSize(9)
                .contains("ftw-34UFF1426", "ftw-34UFF1830", "ftw-34UFF1628");
    }

    @Test
    void a_shape_over_four_grid_zones_meets_the_cells_of_each() {
        // 48 N, 18 E: bands T and U, zones 33 and 34
        List<String> met = ids(FACTORY.toGeometry(new Envelope(17.999, 18.001, 47.999, 48.001)));
        assertThat(met).contains("ftw-33TYP2220", "ftw-33UYP2220", "ftw-34TBU7620", "ftw-34UBU7620");
        assertThat(met).doesNotHaveDuplicates();
    }

    @Test
    void cells_of_a_box_leave_no_gap_and_do_not_overlap() {
        var box = new Envelope(5.9, 6.1, 63.95, 64.05);
        Geometry shape = FACTORY.toGeometry(box);
        double sum = 0;
        for (String id : ids(shape)) {
            sum += GRID.parse(id).footprint().intersection(shape).getArea();
        }
        // the footprints' edges are straight between corners 500 m apart
        assertThat(sum / shape.getArea()).isBetween(0.999999, 1.000001);
    }

    private static List<String> ids(Geometry shape) {
        List<String> ids = new ArrayList<>();
        GRID.meeting(shape, cell -> ids.add(cell.id()));
        return ids;
    }
}
