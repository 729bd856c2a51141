package dev.swath.app.sandbox;

import dev.swath.app.sandbox.chance.Chance;

/**
 * One descending pass of one satellite.
 *
 * @param day days since 1970-01-01, in local solar time
 * @param satellite its number
 * @param node longitude of the crossing of the equator, -180 to 180
 */
record Strip(long seed, long day, int satellite, double node) {
    private static final double MORNING = 10.5 * 3600;

    long key() {
        return Chance.mix(Chance.mix(seed, day, satellite), Math.round(node * 1000));
    }

    /** Seconds since 1970 at the crossing of the equator: all satellites pass in the local morning, within an hour. */
    double nodeSeconds() {
        return day * 86_400.0 + MORNING - node * 240 + Chance.unit(seed, satellite) * 3600;
    }

    double seconds(double phase) {
        return nodeSeconds() + phase / (2 * Math.PI) * Track.PERIOD;
    }

    String id() {
        return Integer.toString((int) (Chance.unit(key(), 1) * 9_000_000) + 1_000_000);
    }

    String satelliteId() {
        // 0f02 is one of the satellites Planet uses for tests
        return satellite == 0 ? "0f02" : String.format("%04x", 0x2400 + 7 * satellite);
    }
}
