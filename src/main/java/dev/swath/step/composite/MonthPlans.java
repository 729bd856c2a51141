package dev.swath.step.composite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.engine.Recipe;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.Grid;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.io.stac.collection.MaskKind;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeRoom;
import dev.swath.model.trouble.BadInput;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Finds out all that decides what a month becomes; the same ledger and settings give the same. */
final class MonthPlans {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputScenes scenes;
    private final CompositeRoom room;

    MonthPlans(Ledger ledger, CollectionProfiles profiles, CompositeRoom room) {
        this.scenes = new InputScenes(ledger, profiles);
        this.room = room;
    }

    /**
     * A month that can be made.
     *
     * @param used by time
     * @param leftOut ids of scenes that lack an image
     * @param memoryBytes the most that its tiles take at once
     */
    record Ready(MonthPlan plan, List<InputScene> used, List<String> leftOut, long memoryBytes) {}

    /**
     * @param grid pixels of the composite
     * @return empty when it has no scene with all its images
     * @throws dev.swath.model.trouble.Trouble when it cannot be made as it was asked for
     */
    Optional<Ready> of(Composite composite, CompositeMaking making, Grid grid, YearMonth month) {
        var found = dates(composite, making, month);
        if (found.dates().isEmpty()) {
            return Optional.empty();
        }
        Recipe recipe = Recipes.of(making, composite.bands(), maskKind(found.used()));
        var budget = new TileBudget(room.memoryBytes(), room.workers(), room.readsAtOnce());
        var tiles = budget.tiles(recipe, found.dates().size(), room.tilePixels());
        var tiling = new Tiling(grid.width(), grid.height(), tiles.side());
        var plan = new MonthPlan(grid, tiling, month, found.dates(), recipe, tiles.effort());
        return Optional.of(new Ready(plan, found.used(), found.leftOut(), tiles.estimateBytes()));
    }

    /** The place of the first image of a month, for a grid that is aligned with it. */
    Optional<String> firstImage(Composite composite, CompositeMaking making, YearMonth month) {
        return dates(composite, making, month).dates().stream()
                .findFirst()
                .map(date -> date.items().get(0).bands().get(0).href());
    }

    private SceneDates.Found dates(Composite composite, CompositeMaking making, YearMonth month) {
        boolean masked = !making.mask().equals(Recipes.NO_MASK);
        return new SceneDates(composite.bands(), masked).of(scenes.of(composite, month));
    }

    private static MaskKind maskKind(List<InputScene> scenes) {
        var kinds = scenes.stream()
                .map(scene -> scene.profile().maskKind())
                .distinct()
                .toList();
        if (kinds.size() > 1) {
            throw new BadInput(
                    "composite-masks",
                    "its scenes have masks of several kinds, " + kinds + "; ask for collections of one kind");
        }
        return kinds.get(0);
    }

    /** As the ledger keeps it. */
    static String text(Grid grid) {
        try {
            return JSON.writeValueAsString(TargetPixels.of(grid));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the ledger has kept it. */
    static Grid grid(String text) {
        try {
            return JSON.readValue(text, TargetPixels.class).grid();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
