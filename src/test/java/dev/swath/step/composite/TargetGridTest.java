package dev.swath.step.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class TargetGridTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @CsvSource({
        "5.07, 51.2, 32631",
        "-180, 10, 32601",
        "179.99, -0.01, 32760",
        "180, 10, 32601",
        "22.8, 54.4, 32634",
        // western Norway and Svalbard
        "5, 60, 32632",
        "10, 78, 32633",
        "8.9, 78, 32631",
    })
    void zone_isThatOfMaps(double longitude, double latitude, int epsg) {
        assertThat(UtmZone.of(longitude, latitude).epsg()).isEqualTo(epsg);
    }

    @Test
    void bounds_areWholeMultiplesOfTheResolution_andHoldTheArea() {
        var aoi = box(5.05, 51.2, 5.1, 51.23);
        var grid = TargetGrid.extent(aoi, "auto", 10, null).grid();
        assertThat(grid.crs().epsg()).hasValue(32631);
        var bounds = grid.bounds();
        assertThat(bounds.getMinX() % 10).isZero();
        assertThat(bounds.getMaxY() % 10).isZero();
        for (Coordinate corner : aoi.outline()) {
            var place = grid.crs().fromWgs84(corner.x, corner.y);
            assertThat(bounds.contains(place)).isTrue();
        }
        // pyproj: corners from 643128.8 to 646714.7 east, from 5674063.2 to 5677497.6 north
        assertThat(bounds.equals(new Envelope(643_120, 646_720, 5_674_060, 5_677_500)))
                .as("%s", bounds)
                .isTrue();
    }

    @Test
    void areaOnEdgesOfPixels_getsNoFurtherPixel() {
        var grid = TargetGrid.extent(box(5, 51, 6, 52), "EPSG:4326", 0.1, null).grid();
        assertThat(grid.width()).isEqualTo(10);
        assertThat(grid.height()).isEqualTo(10);
        assertThat(grid.transform().c()).isCloseTo(5, within(1e-9));
        assertThat(grid.transform().f()).isCloseTo(52, within(1e-9));
    }

    @Test
    void alignedGrid_keepsThePixelsOfTheScenes() {
        var scene = new Grid(Crs.of("EPSG:32631"), Affine.northUp(600_003, 5_700_007, 10, 10), 100, 100);
        var grid = TargetGrid.extent(box(5.05, 51.2, 5.1, 51.23), "aligned", 99, scene)
                .grid();
        assertThat((grid.transform().c() - 600_003) % 10).isZero();
        assertThat((grid.transform().f() - 5_700_007) % 10).isZero();
        assertThat(grid.transform().a()).isEqualTo(10);
    }

    @Test
    void straightEdges_bendInOtherSystems_andAreHeldAllTheSame() {
        var aoi = box(-20, 60, 40, 70);
        var bounds = TargetGrid.extent(aoi, "EPSG:3035", 1000, null).grid().bounds();
        var middleOfNorth = Crs.of("EPSG:3035").fromWgs84(10, 70);
        assertThat(bounds.contains(middleOfNorth)).isTrue();
        assertThat(bounds.getMaxY()).isGreaterThan(middleOfNorth.y);
    }

    private static Aoi box(double west, double south, double east, double north) {
        return new Aoi(FACTORY.toGeometry(new Envelope(west, east, south, north)));
    }
}
