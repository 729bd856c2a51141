package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rows a list shows, as SQL with the values that it names. */
final class Conditions {
    private final List<String> all = new ArrayList<>();
    private final Map<String, Object> bound = new HashMap<>();

    /** @param condition names the value as {@code :name}; nothing is asked when that is null */
    Conditions add(String condition, String name, @Nullable String value) {
        if (value != null) {
            all.add(condition);
            bound.put(name, value);
        }
        return this;
    }

    /** What is searched for stands in one of the columns. */
    Conditions searched(View view, String... columns) {
        var search = view.search();
        if (search != null) {
            add(
                    Stream.of(columns)
                            .map(column -> column + " like :search escape '!'")
                            .collect(Collectors.joining(" or ", "(", ")")),
                    "search",
                    "%" + search.replaceAll("([!%_])", "!$1") + "%");
        }
        return this;
    }

    /** Goes on after a row of {@code table}, by {@code key} and id. */
    Conditions after(View view, String table, String key) {
        return add(
                "(%1$s, id) %2$s (select %1$s, id from %3$s where id = :after)"
                        .formatted(key, view.sort().isDown() ? "<" : ">", table),
                "after",
                view.page().after());
    }

    static String order(View view, String key) {
        var way = view.sort().isDown() ? " desc" : "";
        return " order by " + key + way + ", id" + way;
    }

    Map<String, Object> bound() {
        return bound;
    }

    @Override
    public String toString() {
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }
}
