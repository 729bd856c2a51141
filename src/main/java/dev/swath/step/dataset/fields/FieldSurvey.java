package dev.swath.step.dataset.fields;

import dev.swath.io.vector.RawFeature;
import dev.swath.step.dataset.mask.InstanceIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What is learnt of a file before anything is made of it: columns, years, numbers, and the rows that cannot be used. */
final class FieldSurvey {
    static final String SPLIT = "split";
    private static final String DETERMINED = "determination_datetime";
    /** A shapefile cuts names there. */
    private static final int DBF_NAME = 10;
    /** Lists for people end there; the counts do not. */
    private static final int MOST = 20;

    private static final Pattern YEAR = Pattern.compile("^(\\d{4})(?:\\D|$)");

    private final boolean presenceOnly;
    private final TreeMap<Integer, Long> years = new TreeMap<>();
    private final List<String> aside = new ArrayList<>();
    private List<String> columns = List.of();
    private InstanceIds.@Nullable Survey numbers;
    private @Nullable String idColumn;
    private long fields;
    private long asideCount;

    FieldSurvey(boolean presenceOnly) {
        this.presenceOnly = presenceOnly;
    }

    void add(RawFeature row, Geometry area) {
        fields++;
        Matcher year = YEAR.matcher(text(row.attributes(), DETERMINED));
        if (year.find()) {
            years.merge(Integer.valueOf(year.group(1)), 1L, Long::sum);
        }
    }

    void setAside(long row, String why) {
        asideCount++;
        if (aside.size() < MOST) {
            aside.add("row " + row + ": " + why);
        }
    }

    /** Known when all rows have been seen: GeoJSON does not announce its columns. */
    void columns(List<String> all) {
        columns = List.copyOf(all);
        numbers = new InstanceIds.Survey(columns, presenceOnly);
        idColumn = InstanceIds.column(columns).orElse(null);
    }

    void number(RawFeature row, Geometry area) {
        Object value = idColumn == null ? null : row.attributes().get(idColumn);
        Objects.requireNonNull(numbers).add(row.row(), value);
    }

    InstanceIds ids() {
        return Objects.requireNonNull(numbers).ids();
    }

    OptionalInt year() {
        return years.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey((one, other) -> Integer.compare(other, one))))
                .map(most -> OptionalInt.of(most.getKey()))
                .orElse(OptionalInt.empty());
    }

    boolean hasColumn(String name) {
        return columns.stream().anyMatch(column -> isNamed(column, name));
    }

    /** An attribute by its name in any case, also as a shapefile cuts it; empty when there is none. */
    static String text(Map<String, Object> attributes, String name) {
        return attributes.entrySet().stream()
                .filter(attribute -> isNamed(attribute.getKey(), name))
                .map(attribute -> attribute.getValue().toString().strip())
                .findFirst()
                .orElse("");
    }

    private static boolean isNamed(String column, String name) {
        return column.equalsIgnoreCase(name)
                || (name.length() > DBF_NAME && column.equalsIgnoreCase(name.substring(0, DBF_NAME)));
    }

    long fields() {
        return fields;
    }

    long asideCount() {
        return asideCount;
    }

    List<String> aside() {
        return List.copyOf(aside);
    }
}
