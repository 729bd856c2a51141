package dev.swath.app.sandbox.stac;

import dev.swath.app.sandbox.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.locationtech.jts.geom.Geometry;

/**
 * One acquisition of one tile, as one collection holds it.
 *
 * @param day on which the pass began, days since 1970
 * @param sequence 0, or 1 for the same acquisition processed again
 * @param footprint degrees
 * @param sensed when its middle was seen
 * @param key of all chance about the pass; the same on neighbouring tiles and in every collection of the mission
 */
record Scene(
        Collection collection,
        Tile tile,
        int track,
        long day,
        int sequence,
        Geometry footprint,
        Instant sensed,
        int key) {
    static final DateTimeFormatter DATE = utc("yyyyMMdd");
    static final DateTimeFormatter STAMP = utc("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter TIME = utc("yyyy-MM-dd'T'HH:mm:ss.SSS'000Z'");
    private static final Duration PROCESSING = Duration.ofHours(6);
    /** Processing baselines of Level-2A by the day they came, roughly as they did. */
    private static final String[][] BASELINES = {
        {"2015-01-01", "02.06"},
        {"2018-03-26", "02.08"},
        {"2019-05-06", "02.12"},
        {"2020-02-04", "02.14"},
        {"2021-03-30", "03.00"},
        {"2022-01-25", "04.00"},
        {"2022-12-06", "05.09"},
        {"2023-12-13", "05.10"},
        {"2024-07-23", "05.11"}
    };

    static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    String id() {
        String place = tile.name();
        return switch (collection) {
            case SENTINEL_2_L2A -> satellite() + "_" + place + "_" + DATE.format(sensed) + "_" + sequence + "_L2A";
            case SENTINEL_2_C1_L2A -> satellite() + "_T" + place + "_" + STAMP.format(datatake()) + "_L2A";
            case LANDSAT_C2_L2 ->
                satellite() + "_L2SP_" + wrsPath() + wrsRow() + "_" + DATE.format(sensed) + "_02_T1_" + place;
        };
    }

    /** As in ids: S2A, S2B, LC08 or LC09. */
    String satellite() {
        boolean second = collection.mission().second(day);
        return collection.sentinel() ? second ? "S2B" : "S2A" : second ? "LC09" : "LC08";
    }

    String platform() {
        boolean second = collection.mission().second(day);
        return collection.sentinel() ? second ? "sentinel-2b" : "sentinel-2a" : second ? "landsat-9" : "landsat-8";
    }

    Instant datatake() {
        return collection.mission().datatake(track, day);
    }

    String datetime() {
        return TIME.format(sensed);
    }

    LocalDate date() {
        return LocalDate.ofInstant(sensed, ZoneOffset.UTC);
    }

    /** When it can be found; what was processed again came a year later. */
    Instant published() {
        return sensed.plus(PROCESSING).plus(Duration.ofDays(sequence * 365L));
    }

    String baseline() {
        String found = baseline(date());
        boolean again = sequence > 0 || collection == Collection.SENTINEL_2_C1_L2A;
        return again && found.compareTo("05.00") < 0 ? "05.00" : sequence > 0 ? "05.11" : found;
    }

    /** Whether the pass was processed again: one in six, of those with an older baseline. */
    static boolean again(int key, LocalDate date) {
        return baseline(date).compareTo("05.10") < 0 && Chance.unit(key, 17) < 1 / 6.0;
    }

    /** The same, processed again. */
    Scene again() {
        return new Scene(collection, tile, track, day, 1, footprint, sensed, key);
    }

    private static String baseline(LocalDate date) {
        String found = BASELINES[0][1];
        for (String[] baseline : BASELINES) {
            found = date.isBefore(LocalDate.parse(baseline[0])) ? found : baseline[1];
        }
        return found;
    }

    /** Paths count westward from 65 degrees west, as those of WRS-2 do. */
    String wrsPath() {
        double crossing = -180 + track * 360.0 / 233;
        int path = Math.floorMod(Math.round((-64.6 - crossing) * 233 / 360.0), 233) + 1;
        return String.format(Locale.ROOT, "%03d", path);
    }

    /** Row 60 lies at the equator. */
    String wrsRow() {
        double latitude = tile.middle().y;
        return String.format(Locale.ROOT, "%03d", Math.max(1, Math.round(60 - latitude / 1.44)));
    }
}
