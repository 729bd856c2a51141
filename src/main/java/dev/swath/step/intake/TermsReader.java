package dev.swath.step.intake;

import dev.swath.io.planet.Bundles;
import dev.swath.model.Cadence;
import dev.swath.model.Period;
import dev.swath.model.Terms;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is wanted for a feature: from its columns where it has them, else from the drop's settings. Column names
 * match whatever their case.
 */
final class TermsReader {
    private static final String ID = "intake.id-column";
    private static final String START = "intake.start-column";
    private static final String END = "intake.end-column";

    private final Map<String, String> settings;
    private final Set<String> demanded;
    private final BasemapTerms basemaps;

    /**
     * @param settings the drop's frozen settings by name
     * @param demanded names of the settings that were given for this drop, not taken from the standards: a column they
     *     name must exist
     */
    TermsReader(Map<String, String> settings, Set<String> demanded) {
        this.settings = settings;
        this.demanded = demanded;
        this.basemaps = new BasemapTerms(settings);
    }

    String assumedCrs() {
        return setting("intake.assume-crs");
    }

    double bufferMetres() {
        return Double.parseDouble(setting("intake.buffer-metres"));
    }

    /** @throws BadInput when a column that was asked for is not in the file, or nothing says which days are wanted */
    void check(String file, List<String> columns) {
        for (var name : List.of(ID, START, END)) {
            var column = setting(name);
            boolean asked = name.equals(ID) ? !column.isEmpty() : demanded.contains(name);
            if (asked && !has(columns, column)) {
                throw new BadInput(
                        "no-such-column",
                        file + ": has no column '" + column + "' (" + name + "); its columns are "
                                + (columns.isEmpty() ? "none" : String.join(", ", columns)));
            }
        }
        if (basemaps.areAsked() && !basemaps.needDates()) {
            return;
        }
        dated(file, columns, START, "intake.start-date", "start");
        dated(file, columns, END, "intake.end-date", "end");
    }

    private void dated(String file, List<String> columns, String column, String fallback, String word) {
        if (!has(columns, setting(column)) && setting(fallback).isEmpty()) {
            throw new BadInput(
                    "no-" + word + "-date",
                    file + ": nothing says the " + word + " date: it has no column '" + setting(column)
                            + "', and neither NAME.properties beside it (" + word + "_date=2025-06-01) nor " + fallback
                            + " gives one");
        }
    }

    private static boolean has(List<String> columns, String column) {
        return columns.stream().anyMatch(column::equalsIgnoreCase);
    }

    /** The user's id of a feature; empty when no id column is set or it is empty here. */
    String key(Map<String, Object> attributes) {
        var column = setting(ID);
        return column.isEmpty() ? "" : text(attributes, column);
    }

    /** @throws BadInput saying which value cannot be used */
    Terms terms(Map<String, Object> attributes) {
        if (basemaps.areAsked()) {
            return basemaps.terms(() -> period(attributes));
        }
        var period = period(attributes);
        var bundle = value(attributes, "bundle", "order.bundle");
        demandKnown(bundle);
        try {
            return new Terms(
                    period,
                    Cadence.of(value(attributes, "cadence", "select.cadence")),
                    number(value(attributes, "min_cover", "select.min-coverage-percent"), "coverage"),
                    number(value(attributes, "max_cloud", "select.max-cloud-percent"), "cloud"),
                    setting("order.item-type"),
                    bundle,
                    Boolean.parseBoolean(setting("order.clip")),
                    Boolean.parseBoolean(setting("order.harmonize")));
        } catch (IllegalArgumentException e) {
            throw new BadInput("bad-terms", String.valueOf(e.getMessage()), e);
        }
    }

    private Period period(Map<String, Object> attributes) {
        var start = date(attributes, START, "intake.start-date", "start date");
        var end = date(attributes, END, "intake.end-date", "end date");
        if (end.isBefore(start)) {
            throw new BadInput("reversed-dates", "its end date " + end + " lies before its start date " + start);
        }
        return new Period(start, end);
    }

    private void demandKnown(String bundle) {
        try {
            Bundles.of(setting("order.item-type")).clippable(bundle);
        } catch (BadSetting unknown) {
            throw new BadInput("unknown-bundle", unknown.line(), unknown);
        }
    }

    private LocalDate date(Map<String, Object> attributes, String column, String fallback, String what) {
        var raw = find(attributes, setting(column));
        if (raw instanceof LocalDate date) {
            return date;
        }
        var text = raw == null ? "" : String.valueOf(raw).trim();
        text = text.isEmpty() ? setting(fallback) : text;
        if (text.isEmpty()) {
            throw new BadInput("no-date", "it has no " + what);
        }
        return parse(text, what);
    }

    /** {@code 2025-06-01}, {@code 2025/06/01} or {@code 20250601}, with or without a time behind it. */
    private static LocalDate parse(String text, String what) {
        var digits = text.replaceFirst("[T ].*$", "").replaceAll("[-/]", "");
        try {
            if (digits.matches("\\d{8}")) {
                return LocalDate.of(
                        Integer.parseInt(digits.substring(0, 4)),
                        Integer.parseInt(digits.substring(4, 6)),
                        Integer.parseInt(digits.substring(6)));
            }
        } catch (DateTimeException e) {
            throw new BadInput("bad-date", "its " + what + " '" + text + "' is no day of the calendar", e);
        }
        throw new BadInput("bad-date", "its " + what + " '" + text + "' is not like 2025-06-01");
    }

    private String value(Map<String, Object> attributes, String column, String fallback) {
        var text = text(attributes, column);
        return text.isEmpty() ? setting(fallback) : text;
    }

    private static double number(String text, String what) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadInput("bad-terms", "its " + what + " limit '" + text + "' is not a number", e);
        }
    }

    private static String text(Map<String, Object> attributes, String column) {
        var value = find(attributes, column);
        return value == null ? "" : String.valueOf(value).trim();
    }

    private static @Nullable Object find(Map<String, Object> attributes, String column) {
        var exact = attributes.get(column);
        if (exact != null) {
            return exact;
        }
        return attributes.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(column.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private String setting(String name) {
        var value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the drop's settings lack " + name);
        }
        return value;
    }
}
