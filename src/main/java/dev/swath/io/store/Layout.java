package dev.swath.io.store;

import dev.swath.io.base.SafeName;
import dev.swath.model.Request;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an order's files lie in the store: those of a scene under {@code <drop>/<feature>/<YYYY-MM-DD>/<file>}, those
 * of the whole order under {@code <drop>/<feature>/_orders/<order name>/<path>}.
 */
public final class Layout {
    /** Planet's item ids begin with the UTC day of acquisition; those that do not (RapidEye tiles) say no day. */
    private static final int DAY_CHARS = 8;

    private Layout() {}

    /**
     * @param orderName our name of the order
     * @param path of the file inside the order
     * @param itemId the scene; null for files of the whole order
     */
    public static String target(Request request, String orderName, String path, @Nullable String itemId) {
        var feature = SafeName.of(request.dropName()) + "/" + SafeName.of(request.featureKey()) + "/";
        return day(itemId)
                .map(day -> feature + day + "/" + SafeName.of(path.substring(path.lastIndexOf('/') + 1)))
                .orElseGet(() -> feature + "_orders/" + SafeName.of(orderName) + "/" + safePath(path));
    }

    private static Optional<LocalDate> day(@Nullable String itemId) {
        if (itemId == null || itemId.length() < DAY_CHARS) {
            return Optional.empty();
        }
        try {
            var digits = itemId.substring(0, DAY_CHARS);
            return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static String safePath(String path) {
        return Arrays.stream(path.split("/")).map(SafeName::of).collect(Collectors.joining("/"));
    }
}
