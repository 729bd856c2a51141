package dev.swath.app.sandbox;

import dev.swath.app.sandbox.chance.Chance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Cuts a strip into scenes: frames that overlap a little, with gaps where the camera was off. */
final class Frames {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss_SS").withZone(ZoneOffset.UTC);
    private static final double OVERLAP = 0.1;
    /** Frames that the camera takes or skips together. */
    private static final int BURST = 32;

    private final SandboxOptions options;
    /** Phase between one frame and the next, radians. */
    private final double step;

    Frames(SandboxOptions options) {
        this.options = options;
        this.step = Math.toRadians(options.world().frameLengthKm() * (1 - OVERLAP) / Track.KM_PER_DEGREE);
    }

    /** Number of the frame nearest to a phase. */
    int number(double phase) {
        return (int) Math.round(phase / step);
    }

    double phase(int number) {
        return number * step;
    }

    /** The scene of a frame; none where the camera was off or the frame would cross the antimeridian. */
    Optional<Scene> scene(Strip strip, int number) {
        long key = Chance.mix(strip.key(), number);
        if (Chance.unit(strip.key(), 1000 + Math.floorDiv(number, BURST)) < 0.1) {
            return Optional.empty();
        }
        boolean eightBands = Chance.unit(strip.seed(), 100 + strip.satellite()) < 0.85;
        return footprint(strip, number).map(footprint -> {
            int digits = 2 + (int) (Chance.unit(key, 2) * 5);
            Instant acquired = acquired(strip.seconds(phase(number)), digits);
            return new Scene(
                    id(acquired, strip.satelliteId()),
                    key,
                    strip.satelliteId(),
                    eightBands ? "PSB.SD" : "PS2",
                    acquired,
                    digits,
                    Instant.ofEpochSecond(acquired.getEpochSecond() + 7200 + (long) (Chance.unit(key, 3) * 79_000)),
                    footprint,
                    cloudCover(strip, footprint, key),
                    strip.satellite() != 0 && Chance.unit(key, 4) > 0.05,
                    Chance.unit(key, 5) > 0.03,
                    Chance.unit(key, 6) > 0.03);
        });
    }

    private static Instant acquired(double seconds, int digits) {
        long unit = (long) Math.pow(10, 9 - digits);
        long micros = (long) ((seconds - Math.floor(seconds)) * 1e6);
        return Instant.ofEpochSecond((long) Math.floor(seconds), micros * 1000 / unit * unit);
    }

    private static String id(Instant acquired, String satellite) {
        return STAMP.format(acquired) + "_" + satellite;
    }

    private Optional<Polygon> footprint(Strip strip, int number) {
        double phase = phase(number);
        double latitude = Track.latitude(phase);
        double longitude = Math.IEEEremainder(strip.node() + Track.longitudeOffset(phase), 360);
        double[] along = Track.heading(phase);
        double length = options.world().frameLengthKm() / 2;
        double width = options.world().frameWidthKm() / 2 * (0.98 + 0.04 * Chance.unit(strip.key(), 7));
        Coordinate[] ring = new Coordinate[5];
        int[][] corners = {{1, 1}, {-1, 1}, {-1, -1}, {1, -1}};
        for (int i = 0; i < 4; i++) {
            double forward = corners[i][0] * length;
            double left = corners[i][1] * width;
            double east = along[0] * forward - along[1] * left;
            double north = along[1] * forward + along[0] * left;
            double y = latitude + north / Track.KM_PER_DEGREE;
            double x = longitude + east / (Track.KM_PER_DEGREE * Math.cos(Math.toRadians(latitude)));
            if (Math.abs(x) > 180) {
                return Optional.empty();
            }
            ring[i] = new Coordinate(round(x), round(y));
        }
        ring[4] = ring[0].copy();
        return Optional.of(GEOMETRY.createPolygon(ring));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }

    /** Weather some 300 km wide, new each day, plus a little of the frame's own. */
    private double cloudCover(Strip strip, Polygon footprint, long key) {
        Coordinate at = footprint.getCoordinates()[0];
        double weather = Chance.noise(Chance.mix(strip.seed(), strip.day()), at.x / 3, at.y / 3);
        double own = (Chance.unit(key, 8) - 0.5) * 0.2;
        double cover = (weather + own - (1 - options.world().cloudiness())) / 0.35;
        return options.world().cloudiness() == 0 ? 0 : Math.round(Math.max(0, Math.min(1, cover)) * 100) / 100.0;
    }
}
