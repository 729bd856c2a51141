package dev.swath.io.vector;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** How the values of a column become attributes (https://github.com/apache/parquet-format/blob/master/LogicalTypes.md). */
@FunctionalInterface
interface ParquetValue {
    /** The value a column stands at, which is not null; null for a number that is none. */
    @Nullable
    Object of(ColumnReader at);

    /** Empty for kinds that attributes do not have: bytes, times of day, nested values. */
    static Optional<ParquetValue> of(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return Optional.ofNullable(
                switch (type.getPrimitiveTypeName()) {
                    case BOOLEAN -> ColumnReader::getBoolean;
                    case FLOAT -> at -> finite(at.getFloat());
                    case DOUBLE -> at -> finite(at.getDouble());
                    case INT32 -> whole(meaning, ColumnReader::getInteger, Integer.SIZE);
                    case INT64 -> whole(meaning, ColumnReader::getLong, Long.SIZE);
                    case BINARY -> text(meaning);
                    default -> null;
                });
    }

    /** Reads a whole number of either size. */
    @FunctionalInterface
    interface Whole {
        long of(ColumnReader at);
    }

    private static @Nullable ParquetValue whole(@Nullable LogicalTypeAnnotation meaning, Whole number, int bits) {
        if (meaning == null) {
            return number::of;
        } else if (meaning instanceof IntLogicalTypeAnnotation kind) {
            return kind.isSigned() ? number::of : at -> unsigned(number.of(at), bits);
        } else if (meaning instanceof DateLogicalTypeAnnotation) {
            return at -> LocalDate.ofEpochDay(number.of(at));
        } else if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return at -> BigDecimal.valueOf(number.of(at), decimal.getScale()).doubleValue();
        } else if (meaning instanceof TimestampLogicalTypeAnnotation kind) {
            return at -> time(number.of(at), kind);
        }
        return null;
    }

    /** What is too large for a number is told as text. */
    private static Object unsigned(long number, int bits) {
        if (bits == Integer.SIZE) {
            return Integer.toUnsignedLong((int) number);
        }
        return number < 0 ? Long.toUnsignedString(number) : (Object) number;
    }

    /** ISO 8601, with Z where the column is of instants and not of local times. */
    private static String time(long number, TimestampLogicalTypeAnnotation kind) {
        long units =
                switch (kind.getUnit()) {
                    case MILLIS -> 1000;
                    case MICROS -> 1_000_000;
                    case NANOS -> 1_000_000_000;
                };
        Instant at = Instant.ofEpochSecond(
                Math.floorDiv(number, units), Math.floorMod(number, units) * (1_000_000_000L / units));
        return kind.isAdjustedToUTC()
                ? at.toString()
                : LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
    }

    private static @Nullable ParquetValue text(@Nullable LogicalTypeAnnotation meaning) {
        boolean isText = meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof EnumLogicalTypeAnnotation
                || meaning instanceof JsonLogicalTypeAnnotation;
        return isText ? at -> at.getBinary().toStringUsingUTF8() : null;
    }

    private static @Nullable Object finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
