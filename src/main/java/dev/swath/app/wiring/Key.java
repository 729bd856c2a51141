package dev.swath.app.wiring;

import dev.swath.io.planet.SkippedAssets;
import dev.swath.io.store.layout.Layout;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.quartz.CronExpression;

/**
 * One setting: its name, what values it takes, and what it means.
 *
 * @param name as in {@code config/application.properties}
 * @param kind what values look like
 * @param standard the value in force when nobody sets one
 * @param min lowest number, inclusive; ignored for texts
 * @param max highest number, inclusive; ignored for texts
 * @param words the values of a {@link Kind#CHOICE}
 * @param live whether a change in the file acts within seconds, without a restart
 * @param meaning one sentence, with the unit
 */
record Key(
        String name,
        Kind kind,
        String standard,
        BigDecimal min,
        BigDecimal max,
        List<String> words,
        boolean live,
        String meaning) {
    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        SWITCH,
        CHOICE,
        SEVERAL,
        SERVICE,
        PROXY,
        DATE,
        TEMPLATE,
        ASSETS,
        CRON,
        TILES
    }

    static Key text(String name, String standard, String meaning) {
        return new Key(name, Kind.TEXT, standard, BigDecimal.ZERO, BigDecimal.ZERO, List.of(), false, meaning);
    }

    static Key integer(String name, long standard, long min, long max, String meaning) {
        return new Key(
                name,
                Kind.INTEGER,
                Long.toString(standard),
                BigDecimal.valueOf(min),
                BigDecimal.valueOf(max),
                List.of(),
                false,
                meaning);
    }

    static Key decimal(String name, String standard, String min, String max, String meaning) {
        return new Key(
                name, Kind.DECIMAL, standard, new BigDecimal(min), new BigDecimal(max), List.of(), false, meaning);
    }

    static Key choice(String name, String standard, List<String> words, String meaning) {
        return new Key(name, Kind.CHOICE, standard, BigDecimal.ZERO, BigDecimal.ZERO, words, false, meaning);
    }

    /** Any of the words, with commas; all of them by standard. */
    static Key several(String name, List<String> words, String meaning) {
        return new Key(
                name, Kind.SEVERAL, String.join(",", words), BigDecimal.ZERO, BigDecimal.ZERO, words, false, meaning);
    }

    static Key onOff(String name, boolean standard, String meaning) {
        return ofKind(Kind.SWITCH, name, Boolean.toString(standard), List.of("true", "false"), meaning);
    }

    static Key service(String name, String standard, String meaning) {
        return ofKind(Kind.SERVICE, name, standard, List.of(), meaning);
    }

    static Key proxy(String name, String meaning) {
        return ofKind(Kind.PROXY, name, "", List.of(), meaning);
    }

    static Key date(String name, String meaning) {
        return ofKind(Kind.DATE, name, "", List.of(), meaning);
    }

    static Key template(String name, String meaning) {
        return ofKind(Kind.TEMPLATE, name, "", List.of(), meaning);
    }

    static Key assets(String name, String meaning) {
        return ofKind(Kind.ASSETS, name, "", List.of(), meaning);
    }

    static Key cron(String name, String meaning) {
        return ofKind(Kind.CRON, name, "", List.of(), meaning);
    }

    static Key tiles(String name, String meaning) {
        return ofKind(Kind.TILES, name, "", List.of(), meaning);
    }

    private static Key ofKind(Kind kind, String name, String standard, List<String> words, String meaning) {
        return new Key(name, kind, standard, BigDecimal.ZERO, BigDecimal.ZERO, words, false, meaning);
    }

    Key asLive() {
        return new Key(name, kind, standard, min, max, words, true, meaning);
    }

    /** What is wrong with this value, said so that it can be put right; empty when nothing is. */
    Optional<String> fault(String value) {
        return switch (kind) {
            case TEXT -> Optional.empty();
            case INTEGER -> number(value, value.matches("-?\\d{1,18}"), "a whole number");
            case DECIMAL -> number(value, value.matches("-?\\d+(\\.\\d+)?"), "a number");
            case SWITCH, CHOICE ->
                words.contains(value) ? Optional.empty() : Optional.of("must be one of " + String.join(", ", words));
            case SEVERAL ->
                value.isEmpty() || words.containsAll(List.of(value.split("\\s*,\\s*")))
                        ? Optional.empty()
                        : Optional.of("must be any of " + String.join(", ", words) + ", with commas");
            case DATE ->
                value.isEmpty() || isDate(value) ? Optional.empty() : Optional.of("must be a date like 2025-06-01");
            case TEMPLATE -> Layout.fault(value);
            case ASSETS -> SkippedAssets.fault(value);
            case CRON ->
                value.isEmpty() || CronExpression.isValidExpression(value)
                        ? Optional.empty()
                        : Optional.of("must be a Quartz cron expression like 0 0 6 ? * MON");
            case TILES ->
                value.isEmpty() || isTiles(value)
                        ? Optional.empty()
                        : Optional.of("must be like https://tile.example.org/{z}/{x}/{y}.png");
            case SERVICE -> serviceFault(value);
            case PROXY ->
                value.isEmpty() || value.equals(Outbound.NONE) || Outbound.isProxy(value)
                        ? Optional.empty()
                        : Optional.of("must be http://HOST:PORT without a user, or " + Outbound.NONE);
        };
    }

    private Optional<String> number(String value, boolean looksRight, String what) {
        if (!looksRight) {
            return Optional.of("must be " + what + " from " + min + " to " + max);
        }
        var number = new BigDecimal(value);
        return number.compareTo(min) >= 0 && number.compareTo(max) <= 0
                ? Optional.empty()
                : Optional.of("must lie between " + min + " and " + max);
    }

    private static boolean isDate(String value) {
        try {
            return value.matches("\\d{4}-\\d{2}-\\d{2}") && LocalDate.parse(value) != null;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    private static boolean isTiles(String value) {
        var plain = value.replaceAll("\\{[zxyr]}", "0");
        return List.of("{z}", "{x}", "{y}").stream().allMatch(value::contains)
                && plain.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?/[A-Za-z0-9._~/?=&%+@-]*")
                && (plain.startsWith("https:")
                        || Loopback.is(java.net.URI.create(plain).getHost()));
    }

    /** A key must never travel in clear text: plain HTTP is for this machine only. */
    private static Optional<String> serviceFault(String value) {
        try {
            var uri = new URI(value);
            var host = uri.getHost();
            if (host == null || uri.getScheme() == null || !uri.getScheme().matches("https?")) {
                return Optional.of("must be an address like https://api.planet.com");
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                return Optional.of("must name a host and path only: no user, query or fragment");
            }
            return uri.getScheme().equals("https") || Loopback.is(host)
                    ? Optional.empty()
                    : Optional.of("must be https: the API key would travel in clear text to " + host);
        } catch (java.net.URISyntaxException e) {
            return Optional.of("must be an address like https://api.planet.com");
        }
    }
}
