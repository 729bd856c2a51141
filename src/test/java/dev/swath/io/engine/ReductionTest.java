package dev.swath.io.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionTest {
    /** More than two blocks, the last one not whole. */
    private static final int PIXELS = 2 * Block.PIXELS + 77;

    private final Random random = new Random(20240501);

    @Test
    void median_ofOneToEightyDates_isThatOfSortedPixels() {
        for (int dates = 1; dates <= 80; dates++) {
            var samples = Naive.shorts(random, dates, PIXELS, dates % 3 == 0 ? 12 : 65_536);
            var masks = Naive.masks(random, dates, PIXELS, dates % 4 * 0.3);
            var made = reduce(Reducer.median(), observations(samples, masks, Rescale.none(0)), 1);
            for (int i = 0; i < PIXELS; i++) {
                int[] usable = Naive.usable(samples, masks, i, 0);
                assertThat(made.bands.shorts(0)[i])
                        .as("%d dates, pixel %d of %s", dates, i, Arrays.toString(usable))
                        .isEqualTo(Naive.median(usable));
                assertThat(made.counts[i]).isEqualTo((short) usable.length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 63, 64, 65, 90})
    void median_ofFloatingPoint_isThatOfSortedPixels(int dates) {
        List<float[]> samples = new ArrayList<>();
        for (int date = 0; date < dates; date++) {
            float[] one = new float[PIXELS];
            for (int i = 0; i < PIXELS; i++) {
                one[i] = i % 7 == 0
                        ? Float.NaN
                        : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
            }
            samples.add(one);
        }
        var masks = Naive.masks(random, dates, PIXELS, 0.4);
        List<Observation> observations = IntStream.range(0, dates)
                .mapToObj(date -> new Observation(
                        List.of(new Float32Layer(samples.get(date), Rescale.none(Double.NaN))), masks.get(date)))
                .toList();
        var made = reduce(Reducer.median(), observations, 1);
        for (int i = 0; i < PIXELS; i++) {
            int pixel = i;
            float[] usable = floats(IntStream.range(0, dates)
                    .filter(date -> masks.get(date)[pixel] == 0)
                    .mapToObj(date -> samples.get(date)[pixel])
                    .filter(value -> !Float.isNaN(value))
                    .toList());
            assertThat(made.bands.floats(0)[i]).isEqualTo(Float.valueOf(Naive.median(usable)));
        }
    }

    @Test
    void order_ofDates_changesNoMedianAndNoMean() {
        var observations = new ArrayList<>(observations(
                Naive.shorts(random, 17, PIXELS, 10_000), Naive.masks(random, 17, PIXELS, 0.35), Rescale.none(0)));
        var median = reduce(Reducer.median(), observations, 1);
        var mean = reduce(Reducer.mean(), observations, 1);
        Collections.shuffle(observations, random);
        assertThat(reduce(Reducer.median(), observations, 1).bands.shorts(0)).isEqualTo(median.bands.shorts(0));
        assertThat(reduce(Reducer.mean(), observations, 1).bands.shorts(0)).isEqualTo(mean.bands.shorts(0));
    }

    @Test
    void evenNumber_isTheMeanOfTheMiddleTwo_halvesUp() {
        assertThat(pixel(Reducer.median(), Rescale.none(0), 7, 4)).isEqualTo(6);
        assertThat(pixel(Reducer.median(), Rescale.none(0), 65_535, 65_534)).isEqualTo(65_535);
        assertThat(pixel(Reducer.median(), Rescale.none(0), 1, 2, 9, 1000)).isEqualTo(6);
    }

    @Test
    void mean_roundsHalvesUp_andLeavesNodataOut() {
        assertThat(pixel(Reducer.mean(), Rescale.none(0), 1, 2)).isEqualTo(2);
        assertThat(pixel(Reducer.mean(), Rescale.none(0), 1, 1, 2)).isEqualTo(1);
        assertThat(pixel(Reducer.mean(), Rescale.none(0), 0, 65_535, 65_535)).isEqualTo(65_535);
    }

    @Test
    void nothingUsable_leavesNodata_andCountsNone() {
        byte[] all = {1};
        var dates = List.of(new Observation(List.of(new UInt16Layer(new short[] {9}, Rescale.none(0))), all));
        for (var reducer : List.of(Reducer.median(), Reducer.mean())) {
            var bands = Bands.of(SampleKind.UINT16, 1, 1, 65_535);
            short[] counts = {7};
            new Reduction(bands, counts).reduce(reducer, dates, 1, 0);
            assertThat(bands.shorts(0)).containsExactly((short) 65_535);
            assertThat(counts).containsExactly((short) 0);
        }
    }

    @Test
    void offset_isAddedOnce_andNodataStaysNodata() {
        var baseline4 = Rescale.toReflectance(0, 0.0001, -0.1);
        assertThat(baseline4).isEqualTo(new Rescale(0, 1, -1000));
        assertThat(pixel(Reducer.median(), baseline4, 3500)).isEqualTo(2500);
        assertThat(pixel(Reducer.median(), baseline4, 0)).isZero();
        assertThat(pixel(Reducer.median(), baseline4, 0, 0, 1800)).isEqualTo(800);
    }

    @Test
    void darkerThanTheOffset_isClipped_andStaysApartFromNodata() {
        assertThat(pixel(Reducer.median(), Rescale.toReflectance(0, 0.0001, -0.1), 900))
                .isEqualTo(1);
    }

    @Test
    void landsat_becomesReflectanceTimes10000() {
        var landsat = Rescale.toReflectance(0, 0.0000275, -0.2);
        assertThat(pixel(Reducer.median(), landsat, 7273)).isEqualTo(1);
        assertThat(pixel(Reducer.median(), landsat, 20_000)).isEqualTo(3500);
        assertThat(pixel(Reducer.median(), landsat, 43_636)).isEqualTo(10_000);
    }

    @Test
    void samplesWithASign_areClippedAtZero_andHaveTheirOwnNodata() {
        short[] samples = {-32_768, -5, 700};
        int[] keys = new int[3];
        UInt16Layer.signed(samples, Rescale.none(-32_768)).keys(new byte[3], 0, 3, keys);
        assertThat(keys).containsExactly(Layer.MISSING, 0, 700);
    }

    @Test
    void maxNdvi_takesAllBandsOfTheGreenestDate_theFirstOfEquals() {
        // bands blue, red, nir
        var dates = List.of(
                date(new int[] {11, 30, 60}, 0),
                date(new int[] {12, 10, 90}, 0),
                date(new int[] {13, 20, 180}, 0),
                date(new int[] {14, 1, 1000}, 1));
        var made = reduce(Reducer.maxNdvi(1, 2), dates, 3);
        assertThat(made.bands.shorts(0)).containsExactly((short) 12);
        assertThat(made.bands.shorts(1)).containsExactly((short) 10);
        assertThat(made.bands.shorts(2)).containsExactly((short) 90);
        assertThat(made.counts).containsExactly((short) 3);
    }

    @Test
    void dateOfOtherSize_isRefused() {
        var reduction = new Reduction(Bands.of(SampleKind.UINT16, 1, 4, 0), new short[4]);
        var dates = List.of(date(new int[] {5}, 0));
        assertThatThrownBy(() -> reduction.reduce(Reducer.median(), dates, 4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 bands of 1 pixels");
    }

    private static Observation date(int[] bands, int unusable) {
        List<Layer> layers = new ArrayList<>();
        for (int sample : bands) {
            layers.add(new UInt16Layer(new short[] {(short) sample}, Rescale.none(0)));
        }
        return new Observation(layers, new byte[] {(byte) unusable});
    }

    private static int pixel(Reducer reducer, Rescale rescale, int... dates) {
        var observations = Arrays.stream(dates)
                .mapToObj(sample ->
                        new Observation(List.of(new UInt16Layer(new short[] {(short) sample}, rescale)), new byte[1]))
                .toList();
        return reduce(reducer, observations, 1).bands.shorts(0)[0] & 0xffff;
    }

    private static List<Observation> observations(List<short[]> samples, List<byte[]> masks, Rescale rescale) {
        return IntStream.range(0, samples.size())
                .mapToObj(
                        date -> new Observation(List.of(new UInt16Layer(samples.get(date), rescale)), masks.get(date)))
                .toList();
    }

    private static Made reduce(Reducer reducer, List<Observation> dates, int bands) {
        int pixels = dates.get(0).unusable().length;
        var kind = dates.get(0).layers().get(0).kind();
        var out = Bands.of(kind, bands, pixels, kind == SampleKind.UINT16 ? 0 : Double.NaN);
        short[] counts = new short[pixels];
        new Reduction(out, counts).reduce(reducer, dates, pixels, 0);
        return new Made(out, counts);
    }

    private static float[] floats(List<Float> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Made(Bands bands, short[] counts) {}
}
