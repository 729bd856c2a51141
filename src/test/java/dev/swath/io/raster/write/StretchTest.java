package dev.swath.io.raster.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StretchTest {
    private static Plane plane(SampleType type, double... values) {
        var plane = Plane.of(type, values.length, 1);
        for (int i = 0; i < values.length; i++) {
            plane.set(i, values[i]);
        }
        return plane;
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void ofEveryType_itIsTheShareOfTheSortedValues_withoutNodata(SampleType type) {
        var random = new Random(7);
        double least = Math.max(type.least(), -30_000);
        double greatest = Math.min(type.greatest(), 60_000);
        var values = IntStream.range(0, 997)
                .mapToDouble(i -> i % 5 == 0 ? 0 : Math.rint(least + random.nextDouble() * (greatest - least)))
                .toArray();

        var found = Stretch.of(plane(type, values), 0.0);

        var sorted = Arrays.stream(values).filter(value -> value != 0).sorted().toArray();
        assertThat(found.low()).isEqualTo(linear(sorted, 0.02), within(1e-9));
        assertThat(found.high()).isEqualTo(linear(sorted, 0.98), within(1e-9));
    }

    /** As numpy.percentile does it. */
    private static double linear(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        double weight = place - Math.floor(place);
        return sorted[(int) Math.floor(place)] * (1 - weight) + sorted[(int) Math.ceil(place)] * weight;
    }

    @Test
    void theLeastAndTheGreatestValueOfAType_areCountedToo() {
        assertThat(Stretch.of(plane(SampleType.INT16, Short.MIN_VALUE, Short.MAX_VALUE), null))
                .isEqualTo(new Stretch(Short.MIN_VALUE + 0.02 * 65_535, Short.MIN_VALUE + 0.98 * 65_535));
        assertThat(Stretch.of(plane(SampleType.UINT8, 255), null)).isEqualTo(new Stretch(255, 255));
    }

    @Test
    void withoutData_itIsNothing() {
        assertThat(Stretch.of(plane(SampleType.UINT16, 0, 0), 0.0)).isEqualTo(new Stretch(0, 0));
        assertThat(Stretch.of(plane(SampleType.FLOAT32, Double.NaN), null)).isEqualTo(new Stretch(0, 0));
    }
}
