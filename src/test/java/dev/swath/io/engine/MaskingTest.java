package dev.swath.io.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    @Test
    void scl_dropsItsClasses() {
        assertThat(dropped(MaskRule.scl(), 13)).containsExactly(0, 1, 3, 8, 9, 10, 12, 13);
        assertThat(dropped(MaskRule.sclStrict(), 11)).containsExactly(0, 1, 2, 3, 7, 8, 9, 10, 11);
        assertThat(dropped(MaskRule.scl(List.of(6)), 11)).containsExactly(6);
        assertThatThrownBy(() -> MaskRule.scl(List.of(12))).hasMessageContaining("0..11");
    }

    @ParameterizedTest
    @CsvSource({
        // values of Landsat 8-9 in USGS LSDS-1619, table 6-3
        "1, true, true, fill",
        "21824, false, false, clear with lows set",
        "21826, true, true, dilated cloud over land",
        "21952, false, false, water with lows set",
        "22080, false, false, cloud of medium confidence",
        "22280, true, true, cloud of high confidence",
        "23888, true, true, cloud shadow",
        "30048, false, true, snow",
        "54596, true, true, cirrus",
    })
    void qaPixel_dropsItsBits(int sample, boolean usual, boolean withSnow, String meaning) {
        assertThat(MaskRule.qaPixel(false).drops(sample)).as(meaning).isEqualTo(usual);
        assertThat(MaskRule.qaPixel(true).drops(sample)).as(meaning).isEqualTo(withSnow);
    }

    @Test
    void udm2_takesClearOrUsable() {
        assertThat(dropped(MaskRule.udm2Clear(), 3)).containsExactly(0, 2, 3);
        assertThat(dropped(MaskRule.udm2Unusable(), 3)).containsExactly(1, 2, 3);
        assertThat(dropped(MaskRule.none(), 3)).isEmpty();
    }

    @Test
    void fill_isDroppedByEveryRule() {
        for (var rule :
                List.of(MaskRule.scl(), MaskRule.qaPixel(false), MaskRule.udm2Clear(), MaskRule.udm2Unusable())) {
            assertThat(rule.drops(rule.fill())).isTrue();
            assertThat(rule.isFill(rule.fill())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 9, 100})
    void dilation_isEveryPixelWithinTheRadius(int radius) {
        int width = 31;
        int height = 23;
        var random = new Random(radius);
        short[] quality = new short[(width + 2 * radius) * (height + 2 * radius)];
        Arrays.fill(quality, (short) 4);
        for (int i = 0; i < 6 + radius; i++) {
            quality[random.nextInt(quality.length)] = 9;
        }
        byte[] unusable = new Masking(MaskRule.scl(), radius).unusable(quality, width, height);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                assertThat(unusable[row * width + column] == 1)
                        .as("column %d, row %d", column, row)
                        .isEqualTo(cloudWithin(quality, width + 2 * radius, column + radius, row + radius, radius));
            }
        }
    }

    @Test
    void cloudOutsideOfTheTile_growsIntoIt_butFillDoesNot() {
        short[] quality = new short[5 * 5];
        Arrays.fill(quality, (short) 4);
        quality[0 * 5 + 2] = 8; // above the middle of the 1 x 1 inside, two rows away
        assertThat(new Masking(MaskRule.scl(), 2).unusable(quality, 1, 1)).containsExactly((byte) 1);
        quality[0 * 5 + 2] = 0;
        assertThat(new Masking(MaskRule.scl(), 2).unusable(quality, 1, 1)).containsExactly((byte) 0);
    }

    @Test
    void wrongSizeAndRadius_areRefused() {
        assertThatThrownBy(() -> new Masking(MaskRule.scl(), 1).unusable(new short[4], 2, 2))
                .hasMessageContaining("margin of 1");
        assertThatThrownBy(() -> new Masking(MaskRule.scl(), 101)).hasMessageContaining("0..100");
    }

    private static boolean cloudWithin(short[] quality, int across, int column, int row, int radius) {
        for (int i = 0; i < quality.length; i++) {
            int right = i % across - column;
            int down = i / across - row;
            if (quality[i] == 9 && right * right + down * down <= radius * radius) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> dropped(MaskRule rule, int highest) {
        return IntStream.rangeClosed(0, highest).filter(rule::drops).boxed().toList();
    }
}
