package dev.swath.io.raster.clip;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a scene's masks show of some pixels, or why nobody knows. */
public final class CoverAnswer {
    private final Object about;
    private final long[] classes;
    private final long @Nullable [] probabilities;
    private final @Nullable String trouble;

    private CoverAnswer(Object about, long[] classes, long @Nullable [] probabilities, @Nullable String trouble) {
        this.about = about;
        this.classes = classes;
        this.probabilities = probabilities;
        this.trouble = trouble;
    }

    /**
     * @param classes how many pixels have class 0, 1, 2 and so on; those beyond the scene have 0
     * @param probabilities how many pixels with data have a probability of 0, 1 and so on; null = nobody asked
     */
    public static CoverAnswer counted(Object about, long[] classes, long @Nullable [] probabilities) {
        return new CoverAnswer(about, classes.clone(), probabilities == null ? null : probabilities.clone(), null);
    }

    public static CoverAnswer unknown(Object about, String trouble) {
        return new CoverAnswer(about, new long[0], null, trouble);
    }

    /** What the question was about. */
    public Object about() {
        return about;
    }

    /** Empty when the pixels could not be read. */
    public long[] classes() {
        return Arrays.copyOf(classes, classes.length);
    }

    public long @Nullable [] probabilities() {
        return probabilities == null ? null : Arrays.copyOf(probabilities, probabilities.length);
    }

    /** Why the pixels could not be read; null when they were. */
    public @Nullable String trouble() {
        return trouble;
    }
}
