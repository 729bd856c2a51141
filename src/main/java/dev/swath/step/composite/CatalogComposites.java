package dev.swath.step.composite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Months;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.write.CatalogWriter;
import dev.swath.io.stac.write.CollectionDraft;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.Layout;
import dev.swath.io.store.Store;
import dev.swath.io.store.StorePlace;
import dev.swath.model.Claim;
import dev.swath.model.Composite;
import dev.swath.model.CompositeOutput;
import dev.swath.model.CompositeRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the cube of a composite and its part of the derived catalog, when its last month is made or was given up. */
public final class CatalogComposites {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogComposites.class);

    private final Ledger ledger;
    private final Store store;
    private final Function<String, RangeSource> images;
    private final MonthPlans plans;
    private final CompositeRoom room;
    private final Scratch scratch;
    private final Duration look;
    private final Clock clock;

    /** @param look time before a composite looks by itself whether its months are made */
    public CatalogComposites(
            Ledger ledger, Store store, PlanMonths.Sources sources, CompositeRoom room, Duration look, Clock clock) {
        this.ledger = ledger;
        this.store = store;
        this.images = sources.images();
        this.plans = new MonthPlans(ledger, sources.profiles(), room);
        this.room = room;
        this.scratch = new Scratch(room.scratch());
        this.look = look;
        this.clock = clock;
    }

    /** @throws dev.swath.model.trouble.Trouble when it cannot be written now */
    @Handler
    public void catalog(Claim claim) {
        String id = claim.workId();
        if (ledger.months().isUnderWay(id)) {
            ledger.months().await(claim, clock.instant().plus(look));
            return;
        }
        var composite = ledger.composites().get(id);
        var months = ledger.months().of(id);
        var outputs = new ArrayList<CompositeOutput>();
        if (months.stream().anyMatch(Months.Month::isMade)) {
            var derived = new DerivedFolder(store, room.folder(), claim.lease());
            var names = new CompositeNames(composite, new OutputNames());
            try {
                cube(composite, months, derived, names);
                outputs.addAll(catalog(composite, months, derived, names));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                throw scratch.trouble(e);
            }
        }
        ledger.months().catalogued(claim, outputs);
        scratch.delete(scratch.of(id));
        LOG.info("Composite {}: catalogued with {} months", composite.name(), months.size());
    }

    /** Months that could not be made have their place in it, and no data. */
    private void cube(Composite composite, List<Months.Month> months, DerivedFolder derived, CompositeNames names)
            throws IOException, InterruptedException {
        Grid grid = MonthPlans.grid(ledger.months().pixels(composite.id()).orElseThrow());
        var cube =
                new MonthCube(derived.zarr(names.cube()), grid, SampleType.UINT16, Recipes.NODATA, composite.bands());
        for (var month : months) {
            int time = cube.time(month.month());
            if (month.isMade()) {
                String image = derived.target(names.path(month.month(), names.image(month.month())));
                try (var reader = CogReader.open(images.apply(StorePlace.of(image)))) {
                    cube.write(time, window -> reader.read(window, 0));
                }
            }
        }
        cube.publish();
    }

    private List<CompositeOutput> catalog(
            Composite composite, List<Months.Month> months, DerivedFolder derived, CompositeNames names)
            throws IOException {
        var catalog = new CatalogWriter(
                derived, Layout.BY_COLLECTION, "derived", "Composites", "Images made of many scenes.");
        var items = items(composite, months, names);
        catalog.write(collection(composite, names), items);
        var table = Files.createTempFile(Files.createDirectories(scratch.of(composite.id())), "items", ".parquet");
        catalog.writeParquet(names.collection(), table);
        var outputs = new ArrayList<CompositeOutput>();
        outputs.add(new CompositeOutput(null, "cube", derived.target(names.cube()), 0, ""));
        derived.written().forEach((path, stored) -> {
            boolean isOwn = path.indexOf('/') > 0;
            if (isOwn && !path.startsWith(names.cube())) {
                String kind =
                        path.endsWith("/collection.json") ? "collection" : path.endsWith(".parquet") ? "items" : "item";
                outputs.add(new CompositeOutput(null, kind, derived.target(path), stored.bytes(), stored.digest()));
            }
        });
        return outputs;
    }

    private List<ItemDraft> items(Composite composite, List<Months.Month> months, CompositeNames names) {
        var making = ledger.composites().making(composite.id());
        Grid grid = MonthPlans.grid(ledger.months().pixels(composite.id()).orElseThrow());
        var files = ledger.months().outputs(composite.id());
        var items = new ArrayList<ItemDraft>();
        for (var month : months) {
            if (month.isMade()) {
                plans.of(composite, making, grid, month.month())
                        .map(ready -> new MonthItem(composite, names, making, room.folder())
                                .draft(ready, files, clock.instant()))
                        .ifPresent(items::add);
            }
        }
        return items;
    }

    private static CollectionDraft collection(Composite composite, CompositeNames names) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.putArray("stac_extensions").add("https://stac-extensions.github.io/zarr/v1.1.0/schema.json");
        ObjectNode cube = fields.putObject("assets").putObject("cube");
        String path = names.cube();
        cube.put("href", "./" + path.substring(path.lastIndexOf('/') + 1))
                .put("type", "application/vnd.zarr")
                .put("title", "All months as one cube (Zarr)")
                .put("zarr:consolidated", true)
                .put("zarr:node_type", "group")
                .put("zarr:zarr_format", 2);
        cube.putArray("roles").add("data");
        return new CollectionDraft(
                names.collection(),
                composite.name(),
                "Monthly composites of " + String.join(", ", composite.bands()) + " from "
                        + String.join(", ", composite.collections()) + ".",
                "other",
                fields,
                List.of());
    }
}
