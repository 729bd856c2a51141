package dev.swath.io.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.base.Crs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GridTest {
    private static final Affine TURNED = new Affine(8, 3, 500_000, 2, -9, 6_000_000);

    @Test
    void inverse_leadsBackToColumnAndRow() {
        var back = TURNED.inverse();
        double x = TURNED.x(17.5, 401.25);
        double y = TURNED.y(17.5, 401.25);
        assertThat(back.x(x, y)).isCloseTo(17.5, within(1e-6));
        assertThat(back.y(x, y)).isCloseTo(401.25, within(1e-6));
    }

    @Test
    void part_hasTheCornersOfItsWindow() {
        var grid = new Grid(Crs.of("EPSG:32634"), Affine.northUp(616_000, 6_030_000, 10, 10), 200, 200);
        var part = grid.part(new Window(20, 50, 10, 5));
        assertThat(part.bounds().getMinX()).isEqualTo(616_200);
        assertThat(part.bounds().getMaxY()).isEqualTo(6_029_500);
        assertThat(part.bounds().getWidth()).isEqualTo(100);
        assertThat(part.bounds().getHeight()).isEqualTo(50);
    }

    @Test
    void transform_withoutAreaOrNumbers_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Affine(1, 2, 0, 2, 4, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Affine(1, 0, Double.NaN, 0, -1, 0));
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void samples_keepTheirRange(SampleType type) {
        var plane = Plane.of(type, 3, 1);
        plane.set(0, type.least());
        plane.set(1, type.greatest());
        plane.set(2, 1);
        assertThat(plane.value(0)).isEqualTo(type.least());
        assertThat(plane.value(1)).isEqualTo(type.greatest());
        assertThat(plane.value(2)).isEqualTo(1);
        if (!type.isFloat()) {
            plane.set(0, type.least() - 5);
            plane.set(1, type.greatest() + 5);
            plane.set(2, Double.NaN);
            assertThat(plane.value(0)).isEqualTo(type.least());
            assertThat(plane.value(1)).isEqualTo(type.greatest());
            assertThat(plane.value(2)).isZero();
        }
    }
}
