package dev.swath.step.dataset.chips;

import dev.swath.model.trouble.BadInput;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a chip's folder, item and files, as in {@code ftw-34UFF1628_2024}.
 *
 * @param cellId as in {@code ftw-34UFF1628}
 * @param year of the crop calendar, 1900 to 9999
 */
public record ChipName(String cellId, int year) {
    private static final Pattern NAME = Pattern.compile("(ftw-\\d{1,2}[A-Z]{3}\\d{4})_(\\d{4})");
    private static final Pattern YEAR = Pattern.compile("_(\\d{4})$");

    /** @throws BadInput {@code chip-year} for a year that has no four digits or is before 1900 */
    public ChipName {
        if (year < 1900 || year > 9999) {
            throw new BadInput("chip-year", "year " + year + " is not within 1900 to 9999; correct --year");
        }
    }

    /** Empty when the text is no name of a chip. */
    public static Optional<ChipName> parse(String text) {
        Matcher match = NAME.matcher(text);
        return match.matches() && Integer.parseInt(match.group(2)) >= 1900
                ? Optional.of(new ChipName(match.group(1), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /** The year at the end of any item's id. */
    public static OptionalInt yearOf(String id) {
        Matcher match = YEAR.matcher(id);
        return match.find() ? OptionalInt.of(Integer.parseInt(match.group(1))) : OptionalInt.empty();
    }

    @Override
    public String toString() {
        return cellId + "_" + year;
    }
}
