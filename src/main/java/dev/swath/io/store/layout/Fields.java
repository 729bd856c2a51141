package dev.swath.io.store.layout;

import dev.swath.io.base.SafeName;
import dev.swath.model.Order;
import dev.swath.model.Request;
import dev.swath.model.Source;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a template may say of a file of a scene or quad; every value is one safe piece of a name. Days of quads are those on
 * which their mosaics begin.
 */
final class Fields {
    /** In the order in which people read them. */
    static final List<String> ALL = List.of(
            "drop", "feature", "date", "yyyy", "mm", "dd", "week", "item", "scene", "bundle", "bands", "order", "file",
            "asset", "ext", "mosaic", "quad");

    /** Only in layouts of our own. */
    static final String KIND = "kind";

    static final String ENDING = "ending";

    /** Planet's item ids begin with the UTC day of acquisition; those that do not (RapidEye tiles) say no day. */
    private static final int DAY_CHARS = 8;

    private Fields() {}

    /** Without those that are not known of it: a day that its id does not tell. */
    static Map<String, String> of(Request request, Order order, Named file, String item, String bands) {
        var fields = new TreeMap<String, String>();
        fields.put("drop", request.dropName());
        fields.put("feature", request.featureKey());
        fields.put("item", item);
        fields.put("bands", bands);
        fields.put("bundle", Bands.bundle(order.bundle(), bands));
        fields.put("order", order.name());
        fields.put("file", file.file());
        fields.put("asset", file.asset());
        fields.put("ext", file.ending());
        fields.put(ENDING, file.ending().equals("tif") ? "tiff" : file.ending());
        if (order.source() == Source.BASEMAPS) {
            fields.put("mosaic", order.itemType());
            fields.put("quad", item);
            fields.put("scene", item);
            Optional.ofNullable(file.day()).ifPresent(day -> putDay(fields, day));
        } else {
            day(item).ifPresent(day -> putDay(fields, day));
            fields.put("scene", day(item).isPresent() ? item.replaceFirst("^\\d{8}_?", "") : item);
        }
        fields.replaceAll((name, value) -> SafeName.of(value));
        fields.put(KIND, kind(file));
        return fields;
    }

    private static void putDay(Map<String, String> fields, LocalDate day) {
        fields.put("date", day.toString());
        fields.put("yyyy", "%04d".formatted(day.getYear()));
        fields.put("mm", "%02d".formatted(day.getMonthValue()));
        fields.put("dd", "%02d".formatted(day.getDayOfMonth()));
        fields.put(
                "week",
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY)).toString());
    }

    static Optional<LocalDate> day(String item) {
        if (item.length() < DAY_CHARS) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(item.substring(0, DAY_CHARS), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    /** Empty for an image; what a file beside it is, after {@code _}. */
    private static String kind(Named file) {
        var asset = file.asset().toLowerCase(Locale.ROOT);
        for (var kind : List.of("udm2", "udm", "metadata", "rpc")) {
            if (asset.contains(kind)) {
                return "_" + kind;
            }
        }
        return file.ending().startsWith("tif") ? "" : "_" + SafeName.of(file.asset());
    }
}
