package dev.swath.app.sandbox.stac;

import dev.swath.io.base.Crs;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The zones of UTM on WGS 84, each read once. */
final class Zones {
    private static final Map<Integer, Crs> READ = new ConcurrentHashMap<>();

    private Zones() {}

    static Crs crs(int epsg) {
        return READ.computeIfAbsent(epsg, code -> Crs.of("EPSG:" + code));
    }
}
