package dev.swath.io.raster.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Window;
import dev.swath.model.trouble.BadInput;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlacementTest {
    private static CogReader open(TestTiff tiff) {
        return CogReader.open(new BytesSource(tiff.bytes()));
    }

    private static TestTiff placed(int... keys) {
        var tiff = new TestTiff();
        tiff.extra.put(33550, new double[] {10, 20, 0});
        tiff.extra.put(33922, new double[] {1, 2, 0, 500_000, 4_000_000, 0});
        int[] directory = new int[4 + keys.length];
        directory[0] = 1;
        directory[1] = 1;
        directory[3] = keys.length / 4;
        System.arraycopy(keys, 0, directory, 4, keys.length);
        tiff.extra.put(34735, directory);
        return tiff;
    }

    @Test
    void scaleAndTiePoint_placeCorners() {
        try (var reader = open(placed(1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32631))) {
            assertThat(reader.info().transform()).contains(new Affine(10, 0, 499_990, 0, -20, 4_000_040));
            assertThat(reader.crs().orElseThrow().epsg()).hasValue(32631);
        }
    }

    @Test
    void placesOfCentres_becomeThoseOfCorners() {
        try (var reader = open(placed(1025, 0, 1, 2, 3072, 0, 1, 32631))) {
            assertThat(reader.info().transform()).contains(new Affine(10, 0, 499_985, 0, -20, 4_000_050));
        }
    }

    @Test
    void aMatrix_mayRotate() {
        var tiff = new TestTiff();
        tiff.extra.put(34264, new double[] {8, 3, 0, 100, 2, -9, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1});
        try (var reader = open(tiff)) {
            assertThat(reader.info().transform()).contains(new Affine(8, 3, 100, 2, -9, 200));
            assertThat(reader.crs()).isEmpty();
        }
    }

    @Test
    void aCrsInWords_isThatOfItsCode() {
        // Lambert azimuthal equal area on ETRS89, as EPSG:3035
        var tiff = placed(
                1024, 0, 1, 1, 2048, 0, 1, 4258, 3072, 0, 1, 32767, 3075, 0, 1, 10, 3076, 0, 1, 9001, //
                3082, 34736, 1, 2, 3083, 34736, 1, 3, 3088, 34736, 1, 0, 3089, 34736, 1, 1);
        tiff.extra.put(34736, new double[] {10, 52, 4_321_000, 3_210_000});
        try (var reader = open(tiff)) {
            var here = reader.crs().orElseThrow().fromWgs84(12.5, 47.25);
            var there = Crs.of("EPSG:3035").fromWgs84(12.5, 47.25);
            assertThat(here.x).isCloseTo(there.x, Offset.offset(1e-6));
            assertThat(here.y).isCloseTo(there.y, Offset.offset(1e-6));
        }
    }

    @Test
    void aCrsThatCannotBeUsed_isRefusedByName_andPixelsAreReadAllTheSame() {
        var tiff = placed(1024, 0, 1, 1, 1026, 34737, 9, 0, 3072, 0, 1, 32767, 3075, 0, 1, 24);
        tiff.extra.put(34737, "My grid|");
        try (var reader = open(tiff)) {
            var trouble = catchThrowableOfType(BadInput.class, reader::crs);
            assertThat(trouble.code()).isEqualTo("crs-unsupported");
            assertThat(trouble.line()).contains("scene.tif", "My grid");
            assertThat(reader.read(new Window(0, 0, 3, 3), 0)).hasSize(1);
        }
    }
}
