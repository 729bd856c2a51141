package dev.swath.step.dataset.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Ellipsoid;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class CellTest {
    private static final CellGrid GRID = new CellGrid(2);

    @Test
    void a_whole_cell_has_200_by_200_pixels_of_10_m_in_utm() {
        Grid pixels = GRID.parse("ftw-34UFF1628").pixels(10);
        assertThat(pixels.width()).isEqualTo(200);
        assertThat(pixels.height()).isEqualTo(200);
        assertThat(pixels.transform()).isEqualTo(Affine.northUp(616000, 6030000, 10, 10));
        assertThat(pixels.crs().epsg()).hasValue(32634);
    }

    @Test
    void pixels_that_do_not_divide_the_cell_reach_over_its_edge() {
        Grid pixels = GRID.parse("ftw-34UFF1628").pixels(30);
        assertThat(pixels.width()).isEqualTo(67);
        assertThatThrownBy(() -> GRID.parse("ftw-34UFF1628").pixels(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_chip_is_no_box_of_longitude_and_latitude() {
        // a chip read by its box in degrees takes in pixels of its neighbours: here a twentieth
        Cell cell = GRID.at(179.9, 60);
        double whole = Ellipsoid.hectares(cell.footprint());
        double box =
                Ellipsoid.hectares(CellShape.LON_LAT.toGeometry(cell.footprint().getEnvelopeInternal()));
        assertThat(box).isGreaterThan(whole * 1.05);
        assertThat(cell.pixels(10).bounds().getArea()).isEqualTo(4_000_000);
    }

    @Test
    void a_cell_at_the_edge_of_a_zone_is_clipped() {
        Cell cell = GRID.at(18.0001, 54.4);
        assertThat(cell.isWhole()).isFalse();
        Envelope footprint = cell.footprint().getEnvelopeInternal();
        assertThat(footprint.getMinX()).isEqualTo(18.0);
        Grid pixels = cell.pixels(10);
        assertThat(pixels.width()).isLessThan(200);
        assertThat(pixels.height()).isEqualTo(200);
        // its columns stay those of the whole square
        assertThat(pixels.bounds().getMinX() % 10).isZero();
        assertThat(pixels.bounds().getMaxX()).isEqualTo(cell.bounds().getMaxX());
        // pyproj: x of 18 E at the latitudes of the cell's southern and northern edge
        double edge = Math.min(xOf(cell, footprint.getMinY()), xOf(cell, footprint.getMaxY()));
        assertThat(pixels.bounds().getMinX()).isBetween(edge - 10, edge);
    }

    private static double xOf(Cell cell, double latitude) {
        return cell.gridZone().crs().fromWgs84(18, latitude).x;
    }

    @Test
    void cells_on_both_sides_of_a_band_share_a_square_but_no_area() {
        Cell south = GRID.parse("ftw-33TWP3616");
        Cell north = GRID.parse("ftw-33UWP3616");
        assertThat((Object) south.bounds()).isEqualTo(north.bounds());
        double both = Ellipsoid.hectares(south.footprint()) + Ellipsoid.hectares(north.footprint());
        assertThat(both).isBetween(399.9, 400.6);
        assertThat(south.footprint().intersection(north.footprint()).getArea()).isZero();
        // 48 N bends: one row of pixels may belong to both
        assertThat(south.pixels(10).height() + north.pixels(10).height()).isBetween(200, 202);
    }

    @Test
    void a_square_beside_its_zone_has_no_pixels() {
        var nowhere = new Cell(new GridZone(34, 'U'), 100, 6028, 2);
        assertThat(nowhere.footprint().isEmpty()).isTrue();
        assertThatThrownBy(() -> nowhere.pixels(10)).hasMessageContaining("outside of grid zone 34U");
    }

    @Test
    void cells_beside_the_antimeridian_do_not_reach_around_the_globe() {
        assertThat(GRID.at(-179.999, 17.5).footprint().getEnvelopeInternal().getWidth())
                .isLessThan(0.02);
        assertThat(GRID.at(179.999, 17.5).footprint().getEnvelopeInternal().getWidth())
                .isLessThan(0.02);
        assertThat(GRID.at(180, -17).id()).startsWith("ftw-01");
    }
}
