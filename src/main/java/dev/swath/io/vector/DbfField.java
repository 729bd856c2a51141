package dev.swath.io.vector;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@code .dbf}.
 *
 * @param type dBASE's letter: C text, N and F number, L logical, D date, I 32-bit integer, O 64-bit float, @ and T time
 * @param offset first byte in the row, whose byte 0 is the deletion mark
 * @param length in bytes
 */
record DbfField(String name, char type, int offset, int length) {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern LONG_ID = Pattern.compile("[+-]?[0-9]{19,}");
    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\*.*|.*#.*|[+-]?(nan|inf|infinity)");
    /** ArcGIS writes the lowest double where a number is null. */
    private static final double NULL_NUMBER = -1e38;

    /** Null where the value is blank, overflowed, undefined or kept in another file (memo). */
    @Nullable
    Object value(ByteBuffer row, AttributeText text) {
        return switch (type) {
            case 'N', 'F' -> number(ascii(row));
            case 'L' -> logical(ascii(row));
            case 'D' -> date(ascii(row));
            case 'I', '+' -> length == 4 ? (Object) (long) row.getInt(offset) : null;
            case 'O' -> length == 8 ? finite(row.getDouble(offset)) : null;
            case '@', 'T' -> length == 8 ? time(row.getInt(offset), row.getInt(offset + 4)) : null;
            case 'M', 'G', 'P', 'B', 'Y', '0' -> null;
            default -> text.value(row.slice(offset, length));
        };
    }

    private String ascii(ByteBuffer row) {
        byte[] bytes = new byte[length];
        row.get(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
    }

    /** Whole numbers of 19 digits and more are kept as text: a cadastral id must not be rounded. */
    private static @Nullable Object number(String text) {
        if (INTEGER.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        if (text.isEmpty()
                || NOT_A_NUMBER.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
            return null;
        }
        boolean decimal =
                !LONG_ID.matcher(text).matches() && DECIMAL.matcher(text).matches();
        return decimal ? finite(Double.parseDouble(text.replace(',', '.'))) : text;
    }

    private static @Nullable Object finite(double number) {
        return Double.isFinite(number) && number > NULL_NUMBER ? (Object) number : null;
    }

    private static @Nullable Object logical(String text) {
        return switch (text) {
            case "T", "t", "Y", "y" -> true;
            case "F", "f", "N", "n" -> false;
            default -> null;
        };
    }

    /** Text that is no date of the calendar stays text. */
    private static @Nullable Object date(String text) {
        if (text.isEmpty() || text.chars().allMatch(c -> c == '0')) {
            return null;
        }
        if (!text.matches("[0-9]{8}")) {
            return text;
        }
        int day = Integer.parseInt(text);
        try {
            return LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** A Julian day and milliseconds of it: a date at midnight, else text like {@code 2023-05-01T10:20:30}. */
    private static @Nullable Object time(int julianDay, int milliseconds) {
        if (julianDay <= 0 || milliseconds < 0 || milliseconds >= 86_400_000) {
            return null;
        }
        LocalDate date = LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, julianDay);
        LocalDateTime time = date.atStartOfDay().plus(milliseconds, ChronoUnit.MILLIS);
        return milliseconds == 0 ? (Object) date : time.toString();
    }
}
