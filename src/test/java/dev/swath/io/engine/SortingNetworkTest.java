package dev.swath.io.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SortingNetworkTest {
    /** A network that sorts all rows of zeros and ones sorts everything (Knuth 5.3.4, theorem Z). */
    @Test
    void everyRowOfZerosAndOnes_isSorted_upToFourteenInputs() {
        for (int inputs = 1; inputs <= 14; inputs++) {
            int[] steps = SortingNetwork.steps(inputs, inputs);
            for (int row = 0; row < 1 << inputs; row++) {
                assertThat(run(steps, row))
                        .as("%d inputs, %s", inputs, Integer.toBinaryString(row))
                        .isEqualTo(sorted(row, inputs));
            }
        }
    }

    @Test
    void leastOutputs_areSorted_withFewerSteps() {
        for (int inputs = 2; inputs <= 14; inputs++) {
            int outputs = inputs / 2 + 1;
            int[] steps = SortingNetwork.steps(inputs, outputs);
            int mask = (1 << outputs) - 1;
            for (int row = 0; row < 1 << inputs; row++) {
                assertThat(run(steps, row) & mask).isEqualTo(sorted(row, inputs) & mask);
            }
            assertThat(steps.length).isLessThanOrEqualTo(SortingNetwork.steps(inputs, inputs).length);
        }
    }

    @Test
    void numberOfSteps_isBatchers() {
        // Knuth, The Art of Computer Programming 3, section 5.3.4, figure 49 and after: 5, 19, 63, 191, 543
        assertThat(Arrays.stream(new int[] {4, 8, 16, 32, 64})
                        .map(inputs -> SortingNetwork.steps(inputs, inputs).length / 2))
                .containsExactly(5, 19, 63, 191, 543);
        assertThat(SortingNetwork.steps(1, 1)).isEmpty();
    }

    /** Bit n is row n; the lesser goes to the first of a pair. */
    private static int run(int[] steps, int row) {
        int bits = row;
        for (int step = 0; step < steps.length; step += 2) {
            int first = bits >> steps[step] & 1;
            int second = bits >> steps[step + 1] & 1;
            if (first > second) {
                bits ^= (1 << steps[step]) | (1 << steps[step + 1]);
            }
        }
        return bits;
    }

    private static int sorted(int row, int inputs) {
        int ones = Integer.bitCount(row);
        return ((1 << ones) - 1) << (inputs - ones);
    }
}
