package dev.swath.step.composite;

import dev.swath.io.base.SafeName;
import dev.swath.io.stac.write.ItemTime;
import dev.swath.io.stac.write.Layout;
import dev.swath.model.Composite;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;

/** What the files of one composite are called; two composites never share a name. */
final class CompositeNames {
    private static final int ID_CHARS = 8;

    private final Composite composite;
    private final OutputNames names;
    private final Aoi aoi;

    CompositeNames(Composite composite, OutputNames names) {
        this.composite = composite;
        this.names = names;
        this.aoi = new Aoi(composite.aoi());
    }

    /** Of its collection, {@code valley-9d2f01ab}. */
    String collection() {
        String id = composite.id();
        return composite.name() + "-"
                + id.substring(Math.max(0, id.length() - ID_CHARS)).toLowerCase(Locale.ROOT);
    }

    /** {@code monthly_rgb_8a1fb46622dffff_2024-05.tif}. */
    String image(YearMonth month) {
        return names.monthly(aoi, month);
    }

    String item(YearMonth month) {
        return image(month).replaceFirst("\\.tif$", "");
    }

    /** Path of a file of a month, relative to the derived catalog. */
    String path(YearMonth month, String file) {
        return Layout.BY_COLLECTION.folder(collection(), item(month), time(month)) + "/" + file;
    }

    /** Folder of the Zarr store, relative to the derived catalog. */
    String cube() {
        return SafeName.of(collection()) + "/" + names.cube(aoi);
    }

    /** The days of the month that were asked for; its nominal instant is the first. */
    ItemTime time(YearMonth month) {
        Instant first = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant next = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant start = composite.from().isAfter(first) ? composite.from() : first;
        Instant end = composite.until().isBefore(next) ? composite.until() : next;
        return new ItemTime(start, start, end.minus(Duration.ofSeconds(1)));
    }
}
