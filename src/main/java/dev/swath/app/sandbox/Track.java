package dev.swath.app.sandbox;

/**
 * Ground track of a descending pass of a sun-synchronous satellite on a spherical earth, relative to its crossing of the
 * equator. {@code phase} is the angle along the orbit in radians, negative north of the equator. East is positive.
 */
final class Track {
    static final double REVOLUTIONS_PER_DAY = 15.2;
    /** Seconds for one revolution. */
    static final double PERIOD = 86_400 / REVOLUTIONS_PER_DAY;
    /** How far the earth turns meanwhile, degrees. */
    static final double NODE_SPACING = 360 / REVOLUTIONS_PER_DAY;

    static final double KM_PER_DEGREE = 111.195;

    private static final double INCLINATION = Math.toRadians(97.5);
    /** Tracks bend away near the poles: no scene there. */
    private static final double MAX_PHASE = Math.toRadians(78);

    private Track() {}

    static double latitude(double phase) {
        return Math.toDegrees(Math.asin(-Math.sin(INCLINATION) * Math.sin(phase)));
    }

    /** Degrees east of the crossing; falls steadily, since the track runs to the south-west. */
    static double longitudeOffset(double phase) {
        double inertial = Math.atan2(Math.cos(INCLINATION) * Math.sin(phase), Math.cos(phase));
        return Math.toDegrees(inertial) - phase / (2 * Math.PI) * NODE_SPACING;
    }

    /** Phase at which the track passes a latitude, held within the part that is used. */
    static double phase(double latitude) {
        double sine = -Math.sin(Math.toRadians(latitude)) / Math.sin(INCLINATION);
        double phase = Math.asin(Math.max(-1, Math.min(1, sine)));
        return Math.max(-MAX_PHASE, Math.min(MAX_PHASE, phase));
    }

    /** Unit vector east, north of the direction of flight. */
    static double[] heading(double phase) {
        double step = 1e-4;
        double north = latitude(phase + step) - latitude(phase - step);
        double east = (longitudeOffset(phase + step) - longitudeOffset(phase - step))
                * Math.cos(Math.toRadians(latitude(phase)));
        double length = Math.hypot(east, north);
        return new double[] {east / length, north / length};
    }
}
