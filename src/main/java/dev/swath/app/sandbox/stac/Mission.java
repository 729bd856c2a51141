package dev.swath.app.sandbox.stac;

import dev.swath.app.sandbox.chance.Chance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A pair of satellites on one sun-synchronous path: its tracks, each seen on every n-th day by one or the other. */
enum Mission {
    SENTINEL_2(138, 2.0, 5, 3, "2015-07-01", "2017-03-07"),
    LANDSAT(233, 1.3, 8, 7, "2013-04-01", "2021-11-01");

    /** Degrees of longitude that a track runs eastward for each degree of latitude. */
    private static final double SLOPE = 0.36;

    private static final double SECONDS_PER_DEGREE = 16.5;
    /** They pass at half past ten, local time. */
    private static final long LOCAL_SECONDS = 37_800;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final int tracks;
    private final double halfWidth;
    private final int repeatDays;
    private final int step;
    private final long first;
    private final long secondSatellite;

    Mission(int tracks, double halfWidth, int repeatDays, int step, String first, String secondSatellite) {
        this.tracks = tracks;
        this.halfWidth = halfWidth;
        this.repeatDays = repeatDays;
        this.step = step;
        this.first = LocalDate.parse(first).toEpochDay();
        this.secondSatellite = LocalDate.parse(secondSatellite).toEpochDay();
    }

    /** Where a place lies across the tracks, in degrees; linear in longitude and latitude. */
    static double across(double longitude, double latitude) {
        return longitude - SLOPE * latitude;
    }

    /** Tracks whose swath can touch a tile. */
    List<Integer> tracks(Tile tile) {
        Envelope box = tile.outline().getEnvelopeInternal();
        double margin = halfWidth + box.getWidth() + SLOPE * box.getHeight();
        Coordinate middle = tile.middle();
        return IntStream.range(0, tracks)
                .filter(track -> Math.abs(offset(middle, track)) < margin)
                .boxed()
                .toList();
    }

    /** The part of a tile that the swath of a track covers, in degrees; empty where it misses. */
    Geometry footprint(Tile tile, int track) {
        Geometry outline = tile.outline();
        Envelope box = outline.getEnvelopeInternal();
        double axis = axis(tile.middle(), track);
        double south = box.getMinY() - 1;
        double north = box.getMaxY() + 1;
        var strip = FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(axis - halfWidth + SLOPE * south, south),
            new Coordinate(axis + halfWidth + SLOPE * south, south),
            new Coordinate(axis + halfWidth + SLOPE * north, north),
            new Coordinate(axis - halfWidth + SLOPE * north, north),
            new Coordinate(axis - halfWidth + SLOPE * south, south)
        });
        return strip.covers(outline) ? outline : outline.intersection(strip);
    }

    /** The middle of the swath across the tracks, counted so that it is near a place. */
    double axis(Coordinate near, int track) {
        return across(near.x, near.y) - offset(near, track);
    }

    double halfWidth() {
        return halfWidth;
    }

    /** Days on which the pass of a track can fall into a time, widened by one at both ends; they count from 1970. */
    LongStream days(int track, Instant from, Instant to) {
        long least = Math.max(first, day(from) - 1);
        long phase = Math.floorMod((long) track * step, (long) repeatDays);
        long start = least + Math.floorMod(phase - least, (long) repeatDays);
        return LongStream.iterate(start, day -> day <= day(to) + 1, day -> day + repeatDays)
                .filter(day -> !second(day) || day >= secondSatellite);
    }

    /** Of all chance about a pass. */
    int key(long seed, int track, long day) {
        return (int) Chance.mix(seed + repeatDays, track, day);
    }

    /** Whether the second of the two satellites passes on that day. */
    boolean second(long day) {
        return Math.floorMod(day / repeatDays, 2L) == 1;
    }

    /** When the satellite enters the track; the same for all tiles of a pass. */
    Instant datatake(int track, long day) {
        double crossing = -180 + track * 360.0 / tracks;
        Instant midnight =
                LocalDate.ofEpochDay(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        return midnight.plusSeconds(LOCAL_SECONDS - Math.round(crossing * 240));
    }

    /** When it passes a latitude: it comes from the north. */
    Instant sensed(int track, long day, double latitude) {
        return datatake(track, day).plus(Duration.ofMillis(Math.round((84 - latitude) * SECONDS_PER_DEGREE * 1000)));
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 86_400L);
    }

    private double offset(Coordinate place, int track) {
        double offset = across(place.x, place.y) - (-180 + track * 360.0 / tracks);
        return offset - 360 * Math.rint(offset / 360);
    }
}
