package dev.swath.step.intake;

import dev.swath.model.Basemap;
import dev.swath.model.Basemap.Kind;
import dev.swath.model.Cadence;
import dev.swath.model.Period;
import dev.swath.model.Product;
import dev.swath.model.Source;
import dev.swath.model.Terms;
import dev.swath.model.trouble.BadInput;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is wanted where a drop asks for basemaps. A mosaic is wanted whenever it is of; of a series those are that begin in
 * the feature's period. Cadence, coverage and clouds say nothing of them.
 */
final class BasemapTerms {
    private final Map<String, String> settings;

    BasemapTerms(Map<String, String> settings) {
        this.settings = settings;
    }

    boolean areAsked() {
        return setting("order.source").equals(Source.BASEMAPS.word());
    }

    /** Whether a period says which. */
    boolean needDates() {
        return wanted().kind() == Kind.SERIES;
    }

    /** @param dates the feature's period; asked for where it is needed only */
    Terms terms(Supplier<Period> dates) {
        return new Terms(
                needDates() ? dates.get() : Period.EVER,
                Cadence.ALL,
                0,
                100,
                wanted().text(),
                Product.QUAD,
                Boolean.parseBoolean(setting("order.clip")),
                false);
    }

    /** @throws BadInput unless either a mosaic or a series is named */
    private Basemap wanted() {
        var mosaic = setting("basemap.mosaic").trim();
        var series = setting("basemap.series").trim();
        if (mosaic.isEmpty() == series.isEmpty()) {
            throw new BadInput(
                    "no-basemap",
                    "order.source=basemaps: " + (mosaic.isEmpty() ? "nothing says which" : "both are named")
                            + "; give basemap.series or basemap.mosaic, as swath list-basemaps shows them");
        }
        return mosaic.isEmpty() ? new Basemap(Kind.SERIES, series) : new Basemap(Kind.MOSAIC, mosaic);
    }

    private String setting(String name) {
        return settings.getOrDefault(name, "");
    }
}
