package dev.swath.app.sandbox.stac;

import dev.swath.app.sandbox.chance.Chance;

/**
 * The land on a day: fields in rows, each with a crop that greens and ripens in its own weeks, hedges between them, lakes.
 * Stable over the years. A cursor: ask {@link #move} first. Not thread-safe.
 */
final class Ground {
    private static final double TURN = Math.toRadians(17);
    private static final double COSINE = Math.cos(TURN);
    private static final double SINE = Math.sin(TURN);
    private static final double ROW = 520;
    private static final double HEDGE = 12;
    private static final double YEAR = 365;
    private static final double HALF_YEAR = 182;

    private final int land;
    private final double day;

    private long field = Long.MIN_VALUE;
    private double fieldGreen;
    private double fieldBright;

    /** Plants, 0 to 1. */
    double green;
    /** Of the soil, about 1. */
    double bright;

    /** @param dayOfYear turned by half a year south of the equator */
    Ground(long seed, int dayOfYear, boolean north) {
        this.land = (int) Chance.mix(seed, 4711);
        this.day = north ? dayOfYear : (dayOfYear + HALF_YEAR) % YEAR;
    }

    /** Goes to a place in metres of the Mercator projection. */
    void move(double u, double v) {
        double x = u * COSINE - v * SINE;
        double y = u * SINE + v * COSINE;
        double strip = Math.floor(y / ROW);
        int wide = 260 + (Luck.grain(land, (int) strip, 1) >>> 24) * 3;
        double column = Math.floor(x / wide);
        long here = ((long) strip << 32) ^ ((long) column & 0xffff_ffffL);
        if (here != field) {
            field = here;
            enter((int) column, (int) strip);
        }
        boolean hedge = x - column * wide < HEDGE || y - strip * ROW < HEDGE;
        green = hedge ? 0.55 + 0.3 * summer() : fieldGreen;
        bright = hedge ? 0.85 : fieldBright;
    }

    static boolean lake(long seed, double u, double v) {
        int water = (int) Chance.mix(seed, 815);
        return 0.7 * Luck.noise(water, u / 11_000, v / 11_000) + 0.3 * Luck.noise(water + 1, u / 2600, v / 2600) < 0.17;
    }

    private void enter(int column, int strip) {
        int luck = Luck.grain(land + 7, column, strip);
        fieldBright = 0.8 + (luck & 0xff) / 640.0;
        double shift = ((luck >>> 8) & 0xff) / 255.0 * 40 - 20;
        fieldGreen = switch ((luck >>> 16) & 7) {
            // winter cereals, summer crops, meadows, woods
            case 0, 1, 2 -> 0.12 + 0.8 * crop(140 + shift, 55);
            case 3, 4, 5 -> 0.06 + 0.86 * crop(205 + shift, 45);
            case 6 -> 0.45 + 0.35 * summer();
            default -> 0.6 + 0.35 * summer();
        };
    }

    private double crop(double peak, double width) {
        double away = Math.abs(day - peak);
        double near = Math.min(away, YEAR - away) / width;
        return Math.exp(-near * near);
    }

    private double summer() {
        return 0.5 - 0.5 * Math.cos(2 * Math.PI * (day - 17) / YEAR);
    }
}
