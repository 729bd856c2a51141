package dev.swath.step.composite;

/**
 * A zone of Universal Transverse Mercator on WGS 84.
 *
 * @param number 1..60
 */
record UtmZone(int number, boolean north) {
    static final double LEAST_LATITUDE = -80;
    static final double GREATEST_LATITUDE = 84;

    /**
     * The zone that maps of the place use, with the wider zones of western Norway and of Svalbard, as MGRS and the tiles
     * of Sentinel-2 have them.
     */
    static UtmZone of(double longitude, double latitude) {
        int number = (int) Math.floor((longitude + 180) / 6) % 60 + 1;
        if (latitude >= 56 && latitude < 64 && longitude >= 3 && longitude < 12) {
            number = 32;
        } else if (latitude >= 72 && longitude >= 0 && longitude < 42) {
            number = longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37;
        }
        return new UtmZone(number, latitude >= 0);
    }

    int epsg() {
        return (north ? 32600 : 32700) + number;
    }

    /** Degrees of longitude. */
    double centralMeridian() {
        return number * 6 - 183;
    }
}
