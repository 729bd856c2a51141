package dev.swath.app.sandbox.stac;

/** The letters of the Military Grid Reference System (NGA.SIG.0012) and the zones of UTM, with Norway's and Svalbard's. */
final class Mgrs {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
    private static final int ROWS = 20;

    private Mgrs() {}

    /** Latitudes 80 south to 84 north, in bands of 8 degrees, the northernmost of 12. */
    static char band(double latitude) {
        return BANDS.charAt(Math.max(0, Math.min(ROWS - 1, (int) Math.floor((latitude + 80) / 8))));
    }

    static int zone(double longitude, double latitude) {
        double east = longitude >= 180 ? longitude - 360 : longitude;
        int zone = Math.max(1, Math.min(60, (int) Math.floor((east + 180) / 6) + 1));
        if (latitude >= 56 && latitude < 64 && east >= 3 && east < 12) {
            return 32;
        }
        if (latitude >= 72 && east >= 0 && east < 42) {
            return east < 9 ? 31 : east < 21 ? 33 : east < 33 ? 35 : 37;
        }
        return zone;
    }

    /**
     * The two letters of a square of 100 km.
     *
     * @param column easting in 100 km, 1 to 8
     * @param row northing in 100 km, with or without the false one of the south, which is a multiple of the cycle
     */
    static String square(int zone, int column, int row) {
        int set = (zone - 1) % 3;
        char east = LETTERS.charAt(set * 8 + column - 1);
        char north = LETTERS.charAt(Math.floorMod(row + (zone % 2 == 0 ? 5 : 0), ROWS));
        return "" + east + north;
    }
}
