package dev.swath.step.composite;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Months.Planned;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.model.Claim;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeRoom;
import dev.swath.model.Period;
import dev.swath.model.trouble.BadInput;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts a composite into months, once its scenes are known. */
public final class PlanMonths {
    private static final Logger LOG = LoggerFactory.getLogger(PlanMonths.class);

    private final Ledger ledger;
    private final Function<String, RangeSource> images;
    private final MonthPlans plans;
    private final Scratch scratch;
    private final Duration look;
    private final Clock clock;

    /**
     * What composites are made of.
     *
     * @param images opens an image, {@code store:} and a name in the store, or an address
     * @param profiles say which asset of a collection holds which band
     */
    public record Sources(Function<String, RangeSource> images, CollectionProfiles profiles) {}

    /** @param look time before a composite looks by itself whether its months are made */
    public PlanMonths(Ledger ledger, Sources sources, CompositeRoom room, Duration look, Clock clock) {
        this.ledger = ledger;
        this.images = sources.images();
        this.plans = new MonthPlans(ledger, sources.profiles(), room);
        this.scratch = new Scratch(room.scratch());
        this.look = look;
        this.clock = clock;
    }

    /**
     * @throws BadInput {@code composite-empty} when it has no scene with all its images
     * @throws dev.swath.model.trouble.Trouble when it cannot be made as it was asked for
     */
    @Handler
    public void plan(Claim claim) {
        scratch.sweep(ledger.months()::isOpen);
        var composite = ledger.composites().get(claim.workId());
        var making = ledger.composites().making(composite.id());
        Grid grid = grid(composite, making);
        var months = new ArrayList<Planned>();
        for (YearMonth month : months(composite)) {
            plans.of(composite, making, grid, month).ifPresent(ready -> {
                if (!ready.leftOut().isEmpty()) {
                    LOG.warn("Composite {}: left out of {}: {}", composite.name(), month, ready.leftOut());
                }
                months.add(new Planned(
                        month, ready.used().size(), ready.plan().tiling().count(), ready.memoryBytes()));
            });
        }
        if (months.isEmpty()) {
            throw empty(composite);
        }
        ledger.months()
                .planned(claim, MonthPlans.text(grid), months, clock.instant().plus(look));
        LOG.info(
                "Composite {}: {} months of {} x {} pixels",
                composite.name(),
                months.size(),
                grid.width(),
                grid.height());
    }

    private static BadInput empty(Composite composite) {
        return new BadInput(
                "composite-empty",
                "composite " + composite.name() + ": no scene with all its images was found; widen the period, or allow"
                        + " more clouds");
    }

    private Grid grid(Composite composite, CompositeMaking making) {
        @Nullable Grid scene = making.grid().equals(TargetGrid.ALIGNED) ? ofFirstImage(composite, making) : null;
        return TargetGrid.extent(new Aoi(composite.aoi()), making.grid(), making.resolution(), scene)
                .grid();
    }

    private Grid ofFirstImage(Composite composite, CompositeMaking making) {
        String place = months(composite).stream()
                .flatMap(month -> plans.firstImage(composite, making, month).stream())
                .findFirst()
                .orElseThrow(() -> empty(composite));
        try (var image = SourceImage.open(images.apply(place))) {
            return image.grid(0);
        }
    }

    private static List<YearMonth> months(Composite composite) {
        return Toi.months(new Period(
                LocalDate.ofInstant(composite.from(), ZoneOffset.UTC),
                LocalDate.ofInstant(composite.until().minusMillis(1), ZoneOffset.UTC)));
    }
}
