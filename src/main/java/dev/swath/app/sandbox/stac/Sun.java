package dev.swath.app.sandbox.stac;

import java.time.LocalDate;

/** Where the sun stands in mid-morning, in degrees. */
record Sun(double elevation, double azimuth) {
    /** Half past ten is an hour and a half before noon. */
    private static final double HOUR_ANGLE = Math.toRadians(-22.5);

    private static final double TILT = 23.44;

    static Sun at(double latitude, LocalDate day) {
        double declination = Math.toRadians(-TILT * Math.cos(2 * Math.PI * (day.getDayOfYear() + 10) / 365.25));
        double phi = Math.toRadians(latitude);
        double sine =
                Math.sin(phi) * Math.sin(declination) + Math.cos(phi) * Math.cos(declination) * Math.cos(HOUR_ANGLE);
        double south = Math.cos(HOUR_ANGLE) * Math.sin(phi) - Math.tan(declination) * Math.cos(phi);
        double azimuth = Math.toDegrees(Math.atan2(Math.sin(HOUR_ANGLE), south)) + 180;
        return new Sun(Math.toDegrees(Math.asin(sine)), azimuth);
    }
}
