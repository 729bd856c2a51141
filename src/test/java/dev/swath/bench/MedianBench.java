package dev.swath.bench;

import dev.swath.io.engine.Bands;
import dev.swath.io.engine.Layer;
import dev.swath.io.engine.Observation;
import dev.swath.io.engine.Reducer;
import dev.swath.io.engine.Reduction;
import dev.swath.io.engine.Rescale;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.engine.UInt16Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds per median of one pixel and band, one thread, 35 % masked. Run by {@code src/bench/kernels}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MedianBench {
    private static final int BANDS = 4;
    private static final int PIXELS = 256 * 256;

    /** Beyond 64 the kernel selects instead of sorting. */
    @Param({"3", "12", "31", "64", "65", "100"})
    private int dates;

    private List<Observation> observations = List.of();
    private Reduction reduction = new Reduction(Bands.of(SampleKind.UINT16, BANDS, PIXELS, 0), new short[PIXELS]);

    /** Fills dates with noise. */
    @Setup
    public void fill() {
        var random = new Random(12);
        observations = new ArrayList<>();
        for (int date = 0; date < dates; date++) {
            List<Layer> layers = new ArrayList<>();
            for (int band = 0; band < BANDS; band++) {
                short[] samples = new short[PIXELS];
                for (int i = 0; i < PIXELS; i++) {
                    samples[i] = (short) (1 + random.nextInt(12_000));
                }
                layers.add(new UInt16Layer(samples, Rescale.none(0)));
            }
            byte[] unusable = new byte[PIXELS];
            for (int i = 0; i < PIXELS; i++) {
                unusable[i] = (byte) (random.nextInt(100) < 35 ? 1 : 0);
            }
            observations.add(new Observation(layers, unusable));
        }
        reduction = new Reduction(Bands.of(SampleKind.UINT16, BANDS, PIXELS, 0), new short[PIXELS]);
    }

    /** The median of all bands. */
    @Benchmark
    @OperationsPerInvocation(BANDS * PIXELS)
    public Reduction median() {
        reduction.reduce(Reducer.median(), observations, PIXELS, 0);
        return reduction;
    }
}
