package dev.swath.app.sandbox.stac;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/**
 * A time in which scenes of a place are not like others.
 *
 * @param box longitudes and latitudes; every tile that touches it is meant as a whole
 * @param from first day, UTC
 * @param to last day
 */
public record Spell(Kind kind, Envelope box, LocalDate from, LocalDate to) {
    /** What is different. */
    public enum Kind {
        /** There are no scenes. */
        NONE,
        /** Nothing but clouds. */
        OVERCAST,
        /** Not a single cloud. */
        CLEAR,
        /** Items of sentinel-2-l2a say that the offset has been applied, and it has not. */
        WRONG_OFFSET
    }

    public Spell {
        box = new Envelope(box);
        if (box.isNull() || to.isBefore(from)) {
            throw new IllegalArgumentException("a spell has a box and a first day that is not after its last");
        }
    }

    /**
     * Reads {@code KIND FROM/TO WEST,SOUTH,EAST,NORTH}, such as {@code none 2024-04-01/2024-05-31 9.9,54,10.1,54.2}.
     *
     * @throws IllegalArgumentException when it is written otherwise
     */
    public static Spell parse(String text) {
        String[] words = text.strip().split("[\\s/]+", -1);
        try {
            double[] box = Arrays.stream(words[3].split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT).replace('-', '_'));
            var place = new Envelope(box[0], box[2], box[1], box[3]);
            return new Spell(kind, place, LocalDate.parse(words[1]), LocalDate.parse(words[2]));
        } catch (IllegalArgumentException | DateTimeParseException | ArrayIndexOutOfBoundsException unreadable) {
            throw new IllegalArgumentException(
                    "a spell must be none|overcast|clear|wrong-offset FROM/TO WEST,SOUTH,EAST,NORTH, was " + text,
                    unreadable);
        }
    }

    boolean covers(Envelope place, LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to) && box.intersects(place);
    }
}
