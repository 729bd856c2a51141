package dev.swath.step.dataset.grid;

import dev.swath.io.base.Crs;
import dev.swath.model.trouble.BadInput;
import java.util.List;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;

/**
 * A grid zone of MGRS: a UTM zone within a band of latitude (NGA.STND.0037, 3.1). Bands are 8 degrees high from 80 S, X is
 * 12; zone 32 reaches west over Norway's coast in band V, and in band X around Svalbard 32, 34 and 36 are left out.
 *
 * @param zone 1 to 60
 * @param band C to X without I and O
 */
public record GridZone(int zone, char band) {
    static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
    private static final double SOUTH = -80;
    private static final double NORTH = 84;
    private static final List<Integer> WITHOUT_X = List.of(32, 34, 36);
    private static final List<GridZone> ALL = all();

    /** @throws IllegalArgumentException when there is no such zone */
    public GridZone {
        if (!exists(zone, band)) {
            throw new IllegalArgumentException("there is no grid zone " + zone + band);
        }
    }

    static boolean exists(int zone, char band) {
        return zone >= 1 && zone <= 60 && BANDS.indexOf(band) >= 0 && (band != 'X' || !WITHOUT_X.contains(zone));
    }

    /**
     * The zone of a place; on an edge it is the one to the north or east.
     *
     * @throws BadInput {@code outside-grid} beyond 80 S and 84 N
     */
    public static GridZone at(double longitude, double latitude) {
        if (!(latitude >= SOUTH && latitude <= NORTH && Math.abs(longitude) <= 180)) {
            throw new BadInput(
                    "outside-grid",
                    "longitude " + longitude + ", latitude " + latitude
                            + " lies outside the MGRS grid; leave out what is beyond 80 S or 84 N");
        }
        char band = BANDS.charAt(Math.min(19, (int) Math.floor((latitude - SOUTH) / 8)));
        double east = longitude == 180 ? -180 : longitude;
        int zone = (int) Math.floor((east + 180) / 6) + 1;
        if (band == 'V' && zone == 31 && east >= 3) {
            zone = 32;
        } else if (band == 'X' && east >= 0 && east < 42) {
            zone = east < 9 ? 31 : east < 21 ? 33 : east < 33 ? 35 : 37;
        }
        return new GridZone(zone, band);
    }

    /** The zones whose inside meets a box in longitude and latitude, from south to north, west to east. */
    public static List<GridZone> meeting(Envelope lonLat) {
        return ALL.stream().filter(zone -> zone.overlaps(lonLat)).toList();
    }

    private static List<GridZone> all() {
        return BANDS.chars()
                .boxed()
                .flatMap(band -> IntStream.rangeClosed(1, 60)
                        .filter(zone -> exists(zone, (char) band.intValue()))
                        .mapToObj(zone -> new GridZone(zone, (char) band.intValue())))
                .toList();
    }

    private boolean overlaps(Envelope box) {
        // most zones are ruled out by their band: this is asked 1,200 times for each field
        double south = SOUTH + 8 * BANDS.indexOf(band);
        if (south >= box.getMaxY() || south + 12 <= box.getMinY()) {
            return false;
        }
        Envelope own = bounds();
        return own.getMinX() < box.getMaxX()
                && box.getMinX() < own.getMaxX()
                && own.getMinY() < box.getMaxY()
                && box.getMinY() < own.getMaxY();
    }

    /** Its box in longitude and latitude, degrees. */
    public Envelope bounds() {
        double south = SOUTH + 8 * BANDS.indexOf(band);
        double west = zone * 6 - 186;
        double east = west + 6;
        if (band == 'V') {
            east = zone == 31 ? 3 : east;
            west = zone == 32 ? 3 : west;
        } else if (band == 'X' && zone >= 31 && zone <= 37) {
            west = zone == 31 ? 0 : west - 3;
            east = zone == 37 ? 42 : east + 3;
        }
        return new Envelope(west, east, south, band == 'X' ? NORTH : south + 8);
    }

    public boolean isNorth() {
        return band >= 'N';
    }

    /** Of its UTM coordinates: 326zz in the north, 327zz with a false northing of 10,000 km in the south. */
    public int epsg() {
        return (isNorth() ? 32600 : 32700) + zone;
    }

    /** UTM of this zone and hemisphere. */
    public Crs crs() {
        return Crs.of(epsg());
    }

    /** Longitude, degrees, around which its coordinates are laid out. */
    double centralMeridian() {
        return zone * 6 - 183;
    }

    /** Two digits and a letter, as in {@code 05V}. */
    @Override
    public String toString() {
        return (zone < 10 ? "0" : "") + zone + band;
    }
}
