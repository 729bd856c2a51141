package dev.swath.step.dataset.choose;

import dev.swath.step.dataset.season.SearchWindow;
import java.util.List;

/** What a choice needs next, or what came of it. */
public sealed interface Step {
    /**
     * Search for scenes over the chip, then {@link SceneChoice#found}. All scenes are wanted, whatever their clouds.
     *
     * @param widened how often the window was widened before
     */
    record Search(SearchWindow window, int widened) implements Step {}

    /** Look at the pixels of a scene over the chip, then {@link SceneChoice#looked} or {@link SceneChoice#unreadable}. */
    record Look(SceneFacts scene) implements Step {}

    /**
     * The end: a scene was found.
     *
     * @param best the one to take
     * @param alternatives the next best, in order
     * @param rejected the others
     * @param window the last one searched
     * @param widened how often it was widened
     * @param relaxed whether the limits had to be dropped
     */
    record Chosen(
            Pick best,
            List<Pick> alternatives,
            List<Rejected> rejected,
            SearchWindow window,
            int widened,
            boolean relaxed)
            implements Step {
        public Chosen {
            alternatives = List.copyOf(alternatives);
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * The end: no scene is good enough.
     *
     * @param reason as in {@code no cloud-free planting scene}
     * @param rejected all candidates; as many were checked
     */
    record Missing(String reason, List<Rejected> rejected, SearchWindow window) implements Step {
        public Missing {
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * The end, for now: pixels could not be read, and without them no scene is good enough. Another try may tell.
     *
     * @param error the first trouble
     */
    record Failed(String error, List<Rejected> rejected) implements Step {
        public Failed {
            rejected = List.copyOf(rejected);
        }
    }
}
