package dev.swath.model;

import java.util.Arrays;
import java.util.List;

/** Short words for settings of a drop, as people write them in a {@code NAME.properties} or send them with an upload. */
public enum ShortName {
    START_DATE("intake.start-date"),
    END_DATE("intake.end-date"),
    ID_COLUMN("intake.id-column"),
    CADENCE("select.cadence"),
    MIN_COVERAGE("select.min-coverage-percent"),
    MAX_CLOUD("select.max-cloud-percent"),
    BUNDLE("order.bundle"),
    CRS("intake.assume-crs"),
    BUFFER_METRES("intake.buffer-metres"),
    COMPOSITE("composite.delivered");

    private final String setting;

    ShortName(String setting) {
        this.setting = setting;
    }

    private String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The setting that the word means: itself, unless it is a short one. */
    public static String setting(String word) {
        return Arrays.stream(values())
                .filter(name -> name.word().equals(word))
                .map(name -> name.setting)
                .findFirst()
                .orElse(word);
    }

    /** All short words, in alphabetical order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ShortName::word).sorted().toList();
    }
}
