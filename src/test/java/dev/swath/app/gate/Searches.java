package dev.swath.app.gate;

import dev.swath.io.ledger.Features;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Cadence;
import dev.swath.model.Feature;
import dev.swath.model.Period;
import dev.swath.model.Terms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A ledger with searches that wait. */
final class Searches implements AutoCloseable {
    private static final Period JUNE = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));

    private final Clock clock = Clock.systemUTC();
    private final Ledger ledger;

    Searches(Path folder) {
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), clock, "test");
    }

    /** A drop of so many features, each one search; returns its id. */
    String add(String name, int features) {
        var job = ledger.jobs().begin(name, Path.of(name + ".shp"), Map.of(), null);
        var terms = new Terms(JUNE, Cadence.WEEKLY, 98, 20, "PSScene", "analytic_sr_udm2", true, false);
        var aoi = new GeometryFactory().toGeometry(new Envelope(10, 10.1, 50, 50.1));
        ledger.features()
                .add(IntStream.range(0, features)
                        .mapToObj(row -> new Features.Taken(
                                new Feature(
                                        name + row,
                                        job.id(),
                                        "k" + row,
                                        row + 1,
                                        aoi,
                                        aoi,
                                        "c",
                                        BigDecimal.TEN,
                                        List.of(),
                                        terms,
                                        null),
                                List.of(JUNE)))
                        .toList());
        return ledger.jobs().open(job.id(), "revision of " + name).id();
    }

    Ledger ledger() {
        return ledger;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
