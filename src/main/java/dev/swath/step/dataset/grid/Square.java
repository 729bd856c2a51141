package dev.swath.step.dataset.grid;

/** The two letters of a 100 km square (NGA.STND.0037, 3.3): column by easting, row by northing, no I and O. */
final class Square {
    static final String COLUMNS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    static final String ROWS = "ABCDEFGHJKLMNPQRSTUV";
    /** Row letters come again after 2,000 km. */
    static final int CYCLE_KM = 2000;

    private static final int SIDE_KM = 100;
    private static final int COLUMNS_PER_ZONE = 8;
    /** In zones of even number row A lies at 1,500 km, and so F at the equator. */
    private static final int EVEN_SHIFT = 5;

    private Square() {}

    /** Of an easting of 100 to 899 km and any northing of UTM. */
    static String letters(int zone, int eastKm, int northKm) {
        int column = (zone - 1) % 3 * COLUMNS_PER_ZONE + eastKm / SIDE_KM - 1;
        int row = (northKm / SIDE_KM + shift(zone)) % ROWS.length();
        return "" + COLUMNS.charAt(column) + ROWS.charAt(row);
    }

    /** Easting of the western edge, or -1 when the zone has no such column. */
    static int westKm(int zone, char column) {
        int index = COLUMNS.indexOf(column) - (zone - 1) % 3 * COLUMNS_PER_ZONE;
        return index < 0 || index >= COLUMNS_PER_ZONE ? -1 : (index + 1) * SIDE_KM;
    }

    /** Northing of the southern edge, less a multiple of {@link #CYCLE_KM}. */
    static int southKm(int zone, char row) {
        return Math.floorMod(ROWS.indexOf(row) - shift(zone), ROWS.length()) * SIDE_KM;
    }

    private static int shift(int zone) {
        return zone % 2 == 0 ? EVEN_SHIFT : 0;
    }
}
