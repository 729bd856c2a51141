package dev.swath.io.base;

import dev.swath.model.trouble.BadInput;

/**
 * A zone of the Universal Transverse Mercator grid on WGS 84.
 *
 * @param number 1 to 60, eastward from 180 degrees
 * @param north whether north of the equator
 */
public record UtmZone(int number, boolean north) {
    public UtmZone {
        if (number < 1 || number > 60) {
            throw new IllegalArgumentException("UTM zones are 1 to 60, was " + number);
        }
    }

    /**
     * The six degrees that hold a place, without exceptions. The equator is north.
     *
     * @param longitude degrees; 190 is -170
     * @param latitude degrees
     * @throws BadInput {@code outside-utm} beyond 84 degrees north and 80 south, where UTM ends
     */
    public static UtmZone at(double longitude, double latitude) {
        if (!Double.isFinite(longitude) || !(latitude >= -80 && latitude <= 84)) {
            throw new BadInput(
                    "outside-utm",
                    "place " + longitude + ", " + latitude
                            + " has no UTM zone: these reach from 80 degrees south to 84 north;"
                            + " name a polar CRS, as EPSG:3413 or EPSG:3031");
        }
        return new UtmZone(Math.floorMod((int) Math.floor((longitude + 180) / 6), 60) + 1, latitude >= 0);
    }

    /** The same with the exceptions of topographic maps and Sentinel-2 tiles: south-western Norway and Svalbard. */
    public static UtmZone ofMapsAt(double longitude, double latitude) {
        UtmZone plain = at(longitude, latitude);
        if (latitude >= 56 && latitude < 64 && longitude >= 3 && longitude < 6) {
            return new UtmZone(32, true);
        }
        if (latitude >= 72 && longitude >= 0 && longitude < 42) {
            // zones 32, 34 and 36 do not exist there
            return new UtmZone(2 * (int) Math.floor((longitude + 3) / 12) + 31, true);
        }
        return plain;
    }

    /** EPSG:326nn or EPSG:327nn. */
    public Crs crs() {
        return Crs.of((north ? 32600 : 32700) + number);
    }
}
