package dev.swath.io.base;

import java.util.Locale;

/** Names as they are compared: ESRI, OGC and EPSG spell the same thing with other case, blanks and prefixes. */
final class Names {
    private Names() {}

    /** Letters and digits only, lower case: {@code "Latitude_Of_Origin"} gives {@code latitudeoforigin}. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** A datum's name without ESRI's prefixes and the word ensemble of WKT2; CH1903+ stays another than CH1903. */
    static String datum(String name) {
        return plain(name.replaceFirst("^(D_|GCS_)", "")
                .replaceFirst("(?i) ensemble$", "")
                .replace("+", "plus"));
    }
}
