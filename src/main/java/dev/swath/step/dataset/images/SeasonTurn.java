package dev.swath.step.dataset.images;

import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.search.PageTrail;
import dev.swath.io.stac.search.StacApi;
import dev.swath.model.Call;
import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.model.DatasetJob;
import dev.swath.step.dataset.choose.SceneChoice;
import dev.swath.step.dataset.choose.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the choice of a chip's scene for a season stands between two questions.
 *
 * @param claim the claimed chip and season
 * @param task what is asked of it
 * @param choice what is known of the scenes; null = the one chosen before is looked at
 * @param scenes that the choice knows, by their keys
 * @param search the search under way; null = none
 * @param over whether nothing is to be asked any more
 */
public record SeasonTurn(
        Claim claim,
        Task task,
        @Nullable SceneChoice choice,
        Map<String, FoundScene> scenes,
        @Nullable Search search,
        boolean over) {
    /** The chip and season, and all that was asked of them. */
    record Task(DatasetJob job, ChipSeason part, ImageOptions options, CatalogFolder folder, ChipItem chip) {}

    /**
     * A search, of one collection after the other.
     *
     * @param collection index of the one that is searched
     * @param api the service, once it has said what it understands
     * @param next the call to be made, about nothing
     * @param found so far
     */
    record Search(int collection, @Nullable StacApi api, Call next, PageTrail trail, List<StacItem> found) {}

    public SeasonTurn {
        scenes = Map.copyOf(scenes);
    }

    /** Whether another question is to be asked. */
    public boolean more() {
        return !over;
    }

    /** Whether it is one to the service; else it is one about pixels. */
    public boolean asksService() {
        return choice != null && choice.next() instanceof Step.Search;
    }

    SeasonTurn with(@Nullable SceneChoice next, Map<String, FoundScene> known) {
        return new SeasonTurn(claim, task, next, known, null, false);
    }

    SeasonTurn searching(@Nullable Search at) {
        return new SeasonTurn(claim, task, choice, scenes, at, false);
    }

    SeasonTurn ended() {
        return new SeasonTurn(claim, task, choice, scenes, null, true);
    }
}
