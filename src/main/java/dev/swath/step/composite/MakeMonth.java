package dev.swath.step.composite;

import dev.swath.io.engine.CompositeEngine;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.store.Store;
import dev.swath.model.Claim;
import dev.swath.model.Composite;
import dev.swath.model.CompositeRoom;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a month of a composite: its tiles, those that are finished left as they are, and of them its images, which go
 * into the store. It ends when the month is made, when its row is somebody else's or cancelled, or when all stops.
 */
public final class MakeMonth {
    private static final Logger LOG = LoggerFactory.getLogger(MakeMonth.class);
    /** Opening one is a request. */
    private static final int MOST_OPEN = 256;

    private final Ledger ledger;
    private final Store store;
    private final ImageOpener opener;
    private final CompositeEngine engine;
    private final CompositeRoom room;
    private final MonthPlans plans;
    private final Scratch scratch;
    private final BooleanSupplier stopping;

    /** @param stopping whether the process wants to end, asked several times a second */
    public MakeMonth(
            Ledger ledger,
            Store store,
            PlanMonths.Sources sources,
            CompositeEngine engine,
            CompositeRoom room,
            BooleanSupplier stopping) {
        this.ledger = ledger;
        this.store = store;
        this.opener = sources.images()::apply;
        this.engine = engine;
        this.room = room;
        this.plans = new MonthPlans(ledger, sources.profiles(), room);
        this.scratch = new Scratch(room.scratch());
        this.stopping = stopping;
    }

    /** @throws Trouble when it cannot be made; finished tiles stay */
    @Handler
    public void make(Claim claim) {
        var month = ledger.months().get(claim.workId());
        var composite = ledger.composites().get(month.compositeId());
        var grid = MonthPlans.grid(ledger.months().pixels(composite.id()).orElseThrow());
        var ready = plans.of(composite, ledger.composites().making(composite.id()), grid, month.month())
                .orElseThrow(() -> new BadInput(
                        "composite-empty",
                        "composite " + composite.name() + ": no scene of " + month.month() + " has all its images"));
        try {
            make(claim, composite, ready);
        } catch (CancellationException stopped) {
            LOG.info("Composite {}: {} stops; its finished tiles stay", composite.name(), month.month());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw scratch.trouble(e);
        }
    }

    private void make(Claim claim, Composite composite, MonthPlans.Ready ready)
            throws IOException, InterruptedException {
        MonthPlan plan = ready.plan();
        var folder = scratch.of(composite.id());
        TileScratch tiles;
        try (var reader = new DateReader(plan.grid(), plan.recipe().kind(), opener, MOST_OPEN)) {
            tiles = new MonthTiles(engine, folder)
                    .make(
                            plan,
                            reader,
                            log(claim, ready),
                            () -> stopping.getAsBoolean() || !ledger.months().isHeld(claim));
        }
        var images = folder.resolve(plan.name() + "-images");
        // temporary files of a run that was killed
        scratch.delete(images);
        var derived = new DerivedFolder(store, room.folder(), claim.lease());
        var outputs = new MonthOutputs(composite, ledger.composites().making(composite.id()), room.workers());
        ledger.months().made(claim, outputs.write(plan, tiles, images, derived));
        scratch.delete(images);
        tiles.delete();
        LOG.info(
                "Composite {}: {} is made of {} scenes in {} tiles",
                composite.name(),
                plan.month(),
                ready.used().size(),
                plan.tiling().count());
    }

    /** The ledger's own. */
    private MonthTiles.TileLog log(Claim claim, MonthPlans.Ready ready) {
        var plan = ready.plan();
        var known = ledger.months().begin(claim, plan.name(), plan.tiling().count(), ready.memoryBytes());
        return new MonthTiles.TileLog() {
            @Override
            public Map<Integer, Long> finished() {
                return known;
            }

            @Override
            public void finished(int tile, long crc32c) {
                ledger.months().tile(claim, tile, crc32c);
            }
        };
    }
}
