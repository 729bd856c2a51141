package dev.swath.step.dataset.mask;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of fields in instance masks. They are taken from the file's own id column when every value of it is a whole
 * number above 0 that fits 32 bits, occurs once, and is not the background of the mask. Otherwise fields are numbered by
 * their row, and {@link #reason} tells why: the caller writes down which number is which id.
 */
public final class InstanceIds {
    private static final List<String> COLUMNS = List.of("id", "ID", "fid", "FID", "objectid", "OBJECTID");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,10}(\\.0*)?");
    private static final long MOST = 0xffff_ffffL;

    private final @Nullable String column;
    private final @Nullable String reason;
    private final long background;

    private InstanceIds(@Nullable String column, @Nullable String reason, long background) {
        this.column = column;
        this.reason = reason;
        this.background = background;
    }

    /** The column a file's ids are in: the first of id, ID, fid, FID, objectid, OBJECTID that it has. */
    public static Optional<String> column(List<String> columns) {
        return COLUMNS.stream().filter(columns::contains).findFirst();
    }

    /** The column whose values are the numbers; empty when fields are numbered by row. */
    public Optional<String> column() {
        return reason == null ? Optional.ofNullable(column) : Optional.empty();
    }

    /** Why fields are numbered by row; empty when they are not. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * The number of a field.
     *
     * @param row from 1
     * @param value its value in the column, null where it has none
     */
    public long of(long row, @Nullable Object value) {
        if (reason != null) {
            // counted on from the background, which is no field's number
            return row + background;
        }
        return number(value).orElseThrow(() -> new IllegalStateException("row " + row + " was not surveyed: " + value));
    }

    private static Optional<Long> number(@Nullable Object value) {
        if (value instanceof Double decimal) {
            boolean whole = decimal >= 0 && decimal <= MOST && decimal == Math.rint(decimal);
            return whole ? Optional.of(decimal.longValue()) : Optional.empty();
        }
        String text = value == null ? "" : value.toString().strip();
        return WHOLE.matcher(text).matches() ? Optional.of(new BigDecimal(text).longValue()) : Optional.empty();
    }

    /** Looks at all values of a file before the first mask is drawn. Holds one number per field. */
    public static final class Survey {
        private final @Nullable String column;
        private final long background;
        private final Set<Long> seen = new HashSet<>();
        private @Nullable String fault;

        /** @param columns the file's attributes */
        public Survey(List<String> columns, boolean presenceOnly) {
            column = InstanceIds.column(columns).orElse(null);
            background = MaskPlan.background(presenceOnly);
            fault = column == null ? "the file has none of the columns " + String.join(", ", COLUMNS) : null;
        }

        /**
         * @param row from 1
         * @param value of the field in {@link InstanceIds#column}, null where it has none
         */
        public void add(long row, @Nullable Object value) {
            if (fault == null) {
                fault = fault(row, value);
            }
        }

        private @Nullable String fault(long row, @Nullable Object value) {
            String where =
                    "column " + column + " has " + (value == null ? "nothing" : "'" + value + "'") + " in row " + row;
            long number = number(value).orElse(-1L);
            if (number < 0) {
                return where + ", which is no whole number";
            }
            if (number == 0 || number > MOST) {
                return where + ", which is not within 1 to " + MOST;
            }
            if (number == background) {
                return where + ", which means unknown in this mask";
            }
            return seen.add(number) ? null : where + ", which occurs before";
        }

        public InstanceIds ids() {
            return new InstanceIds(column, fault, background);
        }
    }
}
