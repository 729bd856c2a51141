package dev.swath.io.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TileCompositeTest {
    private static final PixelBox BOX = new PixelBox(1024, 512, 100, 70);
    private static final Recipe RECIPE =
            new Recipe(SampleKind.UINT16, 3, Reducer.median(), new Masking(MaskRule.scl(), 2), 0);

    @Test
    void taskAndFunction_surviveTheWayToAnotherMachine() throws Exception {
        var function = new TileComposite<>(new Noise());
        var task = task(Long.MAX_VALUE);
        var there = copy(function).apply(copy(task));
        assertSame(copy(there), function.apply(task));
    }

    @Test
    void littleMemory_makesTheSameTile_stripByStrip() throws Exception {
        var function = new TileComposite<>(new Noise());
        var whole = function.apply(task(Long.MAX_VALUE));
        long row = RECIPE.bytesPerPixel(9) * BOX.width();
        assertThat(task(row * 5).rowsAtOnce()).isEqualTo(4);
        assertSame(function.apply(task(row * 5)), whole);
        assertSame(function.apply(task(1)), whole);
        assertThat(whole.dates()).isEqualTo(8);
        assertThat(whole.counts()).contains((short) 3, (short) 8).doesNotContain((short) 9);
    }

    @Test
    void dateThatCannotBeRead_failsTheTile_byItsName() {
        TileReader<Integer> broken = (date, box, masking) -> {
            throw new IOException("B04.tif ends early");
        };
        assertThatThrownBy(() -> new TileComposite<>(broken).apply(task(Long.MAX_VALUE)))
                .isInstanceOf(IOException.class)
                .hasMessage("tile 2024-05/1_0: B04.tif ends early");
    }

    @Test
    void tileWithoutDates_isNodata() throws Exception {
        TileReader<Integer> elsewhere = (date, box, masking) -> Optional.empty();
        var tile = new TileComposite<>(elsewhere).apply(task(Long.MAX_VALUE));
        assertThat(tile.dates()).isZero();
        assertThat(tile.bands().shorts(2)).containsOnly((short) 0);
    }

    private static TileTask<Integer> task(long memory) {
        List<Integer> dates = IntStream.range(0, 9).boxed().toList();
        return new TileTask<>("2024-05/1_0", BOX, dates, RECIPE, new TileTask.Effort(memory, 3));
    }

    private static void assertSame(TileResult one, TileResult other) {
        assertThat(one.key()).isEqualTo(other.key());
        assertThat(one.box()).isEqualTo(other.box());
        assertThat(one.counts()).isEqualTo(other.counts());
        for (int band = 0; band < other.bands().count(); band++) {
            assertThat(one.bands().shorts(band)).isEqualTo(other.bands().shorts(band));
        }
    }

    @SuppressWarnings({"unchecked", "BanSerializableRead"})
    private static <T> T copy(T original) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    /** Scenes of noise, the same for every strip that has the pixel; date 4 lies elsewhere. */
    private record Noise() implements TileReader<Integer> {
        private static final long serialVersionUID = 1L;

        @Override
        public Optional<Reading> read(Integer date, PixelBox box, Masking masking) {
            if (date == 4) {
                return Optional.empty();
            }
            List<Layer> layers = IntStream.range(0, 3)
                    .<Layer>mapToObj(band -> new UInt16Layer(samples(date * 3 + band, box, 3000), Rescale.none(0)))
                    .toList();
            short[] quality = samples(100 + date, box.grown(masking.dilation()), 120);
            for (int i = 0; i < quality.length; i++) {
                quality[i] = quality[i] < 9 ? quality[i] : 4;
            }
            return Optional.of(new Reading(layers, quality));
        }

        private static short[] samples(int seed, PixelBox box, int below) {
            short[] samples = new short[box.pixels()];
            for (int i = 0; i < samples.length; i++) {
                int x = box.column() + i % box.width();
                int y = box.row() + i / box.width();
                samples[i] = (short) new Random(seed * 7919L + y * 100_003L + x * 31L).nextInt(below);
            }
            return samples;
        }
    }
}
