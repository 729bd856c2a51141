package dev.swath.step.select;

import dev.swath.io.raster.clip.Counting;
import dev.swath.io.raster.clip.CoverAnswer;
import dev.swath.io.raster.clip.CoverQuestion;
import dev.swath.model.trouble.Trouble;
import org.apache.camel.Handler;

/** Looks at the masks of a scene for clouds over some pixels. What cannot be read is said, never taken for clear. */
public final class RefineClouds {
    private final Counting counting;

    public RefineClouds(Counting counting) {
        this.counting = counting;
    }

    @Handler
    public CoverAnswer refine(CoverQuestion question) {
        try {
            return counting.answer(question);
        } catch (Trouble unreadable) {
            return CoverAnswer.unknown(question.about(), unreadable.line());
        }
    }
}
