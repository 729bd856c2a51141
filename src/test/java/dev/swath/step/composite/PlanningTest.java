package dev.swath.step.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.engine.MaskRule;
import dev.swath.io.engine.Masking;
import dev.swath.io.engine.Recipe;
import dev.swath.io.engine.Reducer;
import dev.swath.io.engine.SampleKind;
import dev.swath.model.Period;
import dev.swath.model.trouble.BadSetting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class PlanningTest {
    private static final Recipe RECIPE =
            new Recipe(SampleKind.UINT16, 4, Reducer.median(), new Masking(MaskRule.scl(), 1), 0);
    private static final long MIB = 1 << 20;

    @Test
    void months_areThoseOfUtc_cutToThePeriod() {
        var period = Toi.parse("2023-12-15/2024-02-02");
        assertThat(Toi.months(period))
                .containsExactly(YearMonth.of(2023, 12), YearMonth.of(2024, 1), YearMonth.of(2024, 2));
        assertThat(Toi.within(period, YearMonth.of(2023, 12)))
                .isEqualTo(new Period(LocalDate.of(2023, 12, 15), LocalDate.of(2023, 12, 31)));
        assertThat(Toi.within(period, YearMonth.of(2024, 2)).end()).isEqualTo(LocalDate.of(2024, 2, 2));
        assertThat(Toi.month(Instant.parse("2024-02-01T00:00:00Z"))).isEqualTo(YearMonth.of(2024, 2));
        assertThat(Toi.month(Instant.parse("2024-01-31T23:59:59.999Z"))).isEqualTo(YearMonth.of(2024, 1));
    }

    @Test
    void tiles_coverEveryPixelOnce() {
        var tiling = new Tiling(2500, 1030, 1024);
        boolean[] covered = new boolean[2500 * 1030];
        for (int tile = 0; tile < tiling.count(); tile++) {
            var box = tiling.box(tile);
            for (int i = 0; i < box.pixels(); i++) {
                int pixel = (box.row() + i / box.width()) * 2500 + box.column() + i % box.width();
                assertThat(covered[pixel]).isFalse();
                covered[pixel] = true;
            }
        }
        assertThat(covered).doesNotContain(false);
        assertThat(tiling.key(YearMonth.of(2024, 5), 5)).isEqualTo("2024-05/2_1");
        assertThatThrownBy(() -> new Tiling(100, 100, 1000)).hasMessageContaining("multiple of 512, was 1000");
    }

    @Test
    void tilesThatFit_areAsWideAsWished() {
        var tiles = new TileBudget(1024 * MIB, 2, 4).tiles(RECIPE, 12, 1024);
        assertThat(tiles.side()).isEqualTo(1024);
        assertThat(tiles.estimateBytes()).isLessThanOrEqualTo(1024 * MIB);
        assertThat(tiles.effort().readsAtOnce()).isEqualTo(4);
    }

    @Test
    void manyDates_makeNarrowerTiles_thenStrips_thenARefusal() {
        assertThat(new TileBudget(512 * MIB, 2, 4).tiles(RECIPE, 40, 1024).side())
                .isEqualTo(512);
        var strips = new TileBudget(100 * MIB, 2, 4).tiles(RECIPE, 90, 2048);
        assertThat(strips.side()).isEqualTo(512);
        assertThat(strips.estimateBytes()).isLessThanOrEqualTo(100 * MIB);
        assertThatThrownBy(() -> new TileBudget(20 * MIB, 2, 4).tiles(RECIPE, 400, 1024))
                .isInstanceOf(BadSetting.class)
                .hasMessage(
                        "400 dates of 4 bands need 333 MiB of memory for 2 tiles at once, composite.memory-mb is 20;"
                                + " raise it or set fewer composite.workers");
    }

    @Test
    void refusal_namesWhatWouldDo() {
        assertThat(new TileBudget(333 * MIB, 2, 4).tiles(RECIPE, 400, 1024).side())
                .isEqualTo(512);
    }

    @Test
    void names_holdTheCellOfTheCentre() {
        var aoi = new Aoi(new GeometryFactory().toGeometry(new Envelope(5.05, 5.1, 51.2, 51.23)));
        var names = new OutputNames();
        // h3-py 4: latlng_to_cell of the same places
        assertThat(names.monthly(aoi, YearMonth.of(2024, 5))).isEqualTo("monthly_rgb_8a1fa404bbb7fff_2024-05.tif");
        var market = new Envelope(-122.41805, -122.41785, 37.775838, 37.776038);
        assertThat(names.cell(new Aoi(new GeometryFactory().toGeometry(market))))
                .isEqualTo("8a28308280f7fff");
    }

    @Test
    void stretch_isFixed_andKeepsNodataApart() {
        short[] samples = {0, 1, 1500, 3000, 9000, (short) 65_535};
        assertThat(VisualStretch.FIXED.apply(samples, 0)).containsExactly(0, 1, 128, 255, 255, 255);
        assertThat(VisualStretch.fixed(2).apply(samples, 65_535)).containsExactly(1, 6, 181, 255, 255, 0);
        assertThat(VisualStretch.FIXED.words())
                .isEqualTo("8 bit: reflectance 0.0000 to 0.3000 onto 1..255, gamma 1.00; 0 is nodata");
    }

    @Test
    void percentiles_leaveNodataOut() {
        var histogram = new ReflectanceHistogram();
        short[] samples = new short[1100];
        for (int i = 0; i < 1000; i++) {
            samples[i] = (short) (i + 1);
        }
        histogram.add(samples, 0);
        assertThat(histogram.between(2, 98, 1)).isEqualTo(new VisualStretch(0.002, 0.098, 1));
        assertThat(new ReflectanceHistogram().between(2, 98, 1)).isEqualTo(VisualStretch.FIXED);
    }

    @Test
    void provenance_saysTheRule() {
        assertThat(Provenance.words(RECIPE, YearMonth.of(2024, 5), 12))
                .isEqualTo("Per pixel and band the median of all usable scenes; of an even number the mean of the two"
                        + " middle ones, halves rounded up. UTC month 2024-05, 12 scenes. Masked: scene classification"
                        + " (SCL) 0 1 3 8 9 10, grown by a disk of 1 pixel.");
    }
}
