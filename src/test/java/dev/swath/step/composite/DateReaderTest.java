package dev.swath.step.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Crs;
import dev.swath.io.base.CrsTransform;
import dev.swath.io.engine.MaskRule;
import dev.swath.io.engine.Masking;
import dev.swath.io.engine.PixelBox;
import dev.swath.io.engine.Recipe;
import dev.swath.io.engine.Reducer;
import dev.swath.io.engine.Rescale;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.engine.TileComposite;
import dev.swath.io.engine.TileResult;
import dev.swath.io.engine.TileTask;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenes of two UTM zones, on both sides of 6 degrees east, with clouds. */
class DateReaderTest {
    private static final Affine TEN_METRES = Affine.northUp(706_000, 5_654_000, 10, 10);
    private static final Crs ZONE_31 = Crs.of("EPSG:32631");
    private static final Crs ZONE_32 = Crs.of("EPSG:32632");
    private static final Grid TARGET = new Grid(ZONE_31, TEN_METRES, 200, 200);
    private static final PixelBox ALL = new PixelBox(0, 0, 200, 200);
    private static final int WEST = 1000;
    private static final int EAST = 1200;
    private static final int CLOUD = 9000;
    private static final int OFFSET = 1000;

    private final ItemImages west;
    private final ItemImages east;

    DateReaderTest(@TempDir Path folder) throws IOException {
        var images = new TestImages(folder);
        // the western half of the target, of its own zone, with a cloud of 20 x 20 pixels
        west = item(
                images,
                "west",
                new Grid(ZONE_31, TEN_METRES, 100, 200),
                new Grid(ZONE_31, Affine.northUp(706_000, 5_654_000, 20, 20), 50, 100),
                (column, row) -> column >= 20 && column < 30 && row >= 20 && row < 30);
        // all of it and more, of the other zone, stored with an offset
        east = item(
                images,
                "east",
                around(10, 500),
                around(20, 250),
                (column, row) -> column >= 120 && column < 140 && row >= 120 && row < 140);
    }

    /** Pixels of zone 32 around the middle of the target. */
    private static Grid around(double resolution, int side) {
        double[] x = {TARGET.transform().x(100, 100)};
        double[] y = {TARGET.transform().y(100, 100)};
        CrsTransform.between(ZONE_31, ZONE_32).apply(x, y, 0, 1);
        double reach = resolution * side / 2;
        return new Grid(
                ZONE_32,
                Affine.northUp(Math.rint(x[0] - reach) + 3, Math.rint(y[0] + reach) + 4, resolution, resolution),
                side,
                side);
    }

    /** Whether a pixel of the quality band, 20 m, is cloudy. */
    private interface Clouds {
        boolean at(int column, int row);
    }

    private static ItemImages item(TestImages images, String name, Grid grid, Grid quality, Clouds clouds)
            throws IOException {
        boolean isEast = name.equals("east");
        int value = isEast ? EAST + OFFSET : WEST;
        String band = images.write(
                name, grid, SampleType.UINT16, (column, row) -> clouds.at(column / 2, row / 2) ? CLOUD : value);
        String classes =
                images.write(name + "-scl", quality, SampleType.UINT8, (column, row) -> clouds.at(column, row) ? 9 : 4);
        return new ItemImages(
                List.of(new BandImage(band, 0, new Rescale(0, 1, isEast ? -OFFSET : 0))),
                new BandImage(classes, 0, Rescale.none(0)));
    }

    private static TileResult composite(Masking masking, ItemImages... items) throws Exception {
        var recipe = new Recipe(SampleKind.UINT16, 1, Reducer.median(), masking, 0);
        try (var reader = new DateReader(TARGET, SampleKind.UINT16, TestImages.OPENER, 1)) {
            return new TileComposite<>(reader)
                    .apply(new TileTask<>(
                            "0_0",
                            ALL,
                            List.of(new SceneDate("one", List.of(items))),
                            recipe,
                            new TileTask.Effort(1 << 20, 1)));
        }
    }

    @Test
    void firstItemThatCoversAPixel_countsAlone_whateverTheirZonesAndOffsets() throws Exception {
        var tile = composite(new Masking(MaskRule.scl(), 0), west, east);
        assertThat(sample(tile, 10, 10)).isEqualTo(WEST);
        assertThat(sample(tile, 99, 199)).isEqualTo(WEST);
        assertThat(sample(tile, 100, 10)).isEqualTo(EAST);
        assertThat(sample(tile, 199, 150)).isEqualTo(EAST);
        assertThat(tile.dates()).isEqualTo(1);
        assertThat(tile.counts()).containsOnly((short) 0, (short) 1);
    }

    @Test
    void clouds_areNothing_evenWhereAnotherItemOfTheDateIsClear() throws Exception {
        var tile = composite(new Masking(MaskRule.scl(), 0), west, east);
        assertThat(sample(tile, 39, 40)).isEqualTo(WEST);
        assertThat(sample(tile, 40, 40)).isZero();
        assertThat(sample(tile, 59, 59)).isZero();
        assertThat(sample(tile, 60, 59)).isEqualTo(WEST);
    }

    @Test
    void resampledPixels_holdNoBitOfACloud() throws Exception {
        var tile = composite(new Masking(MaskRule.scl(), 0), east);
        int clear = 0;
        for (int i = 0; i < ALL.pixels(); i++) {
            int sample = tile.bands().shorts(0)[i];
            assertThat(sample).isIn(0, EAST);
            clear += sample == EAST ? 1 : 0;
        }
        // the cloud has 40 x 40 pixels, turned a little
        assertThat(ALL.pixels() - clear).isBetween(1550, 1650);
    }

    @Test
    void dilation_growsClouds_overTheEdgesOfStrips() throws Exception {
        var tile = composite(new Masking(MaskRule.scl(), 3), west);
        assertThat(sample(tile, 36, 50)).isEqualTo(WEST);
        assertThat(sample(tile, 37, 50)).isZero();
        assertThat(sample(tile, 62, 50)).isZero();
        assertThat(sample(tile, 63, 50)).isEqualTo(WEST);
        // a disk has no corners
        assertThat(sample(tile, 37, 37)).isEqualTo(WEST);
        assertThat(sample(tile, 0, 0)).isEqualTo(WEST);
    }

    @Test
    void dateBesideTheBox_isEmpty() {
        var beside = new PixelBox(100, 0, 100, 200);
        try (var reader = new DateReader(TARGET, SampleKind.UINT16, TestImages.OPENER, 1)) {
            var date = new SceneDate("one", List.of(west));
            assertThat(reader.read(date, beside, new Masking(MaskRule.scl(), 2)))
                    .isEmpty();
        }
    }

    @Test
    void itemWithoutQualityBand_isRefused_unlessNothingIsMasked() throws Exception {
        var bare = new ItemImages(west.bands(), null);
        assertThatThrownBy(() -> composite(new Masking(MaskRule.scl(), 0), bare))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("has no quality band");
        assertThat(sample(composite(new Masking(MaskRule.none(), 0), bare), 50, 50))
                .isEqualTo(CLOUD);
    }

    private static int sample(TileResult tile, int column, int row) {
        return tile.bands().shorts(0)[row * ALL.width() + column];
    }
}
