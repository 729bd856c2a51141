package dev.swath.app.sandbox.stac;

import java.util.List;
import java.util.Optional;

/** A collection that is served. */
enum Collection {
    SENTINEL_2_L2A("sentinel-2-l2a", "Sentinel-2 Level-2A", Mission.SENTINEL_2, 20, Bands.SENTINEL_2),
    SENTINEL_2_C1_L2A(
            "sentinel-2-c1-l2a", "Sentinel-2 Collection 1 Level-2A", Mission.SENTINEL_2, 20, Bands.SENTINEL_2_C1),
    LANDSAT_C2_L2("landsat-c2-l2", "Landsat Collection 2 Level-2", Mission.LANDSAT, 30, Bands.LANDSAT);

    private final String id;
    private final String title;
    private final Mission mission;
    private final int classGsd;
    private final List<Band> bands;

    Collection(String id, String title, Mission mission, int classGsd, List<Band> bands) {
        this.id = id;
        this.title = title;
        this.mission = mission;
        this.classGsd = classGsd;
        this.bands = bands;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    Mission mission() {
        return mission;
    }

    /** Metres per pixel of the classes that every image of an item agrees with. */
    int classGsd() {
        return classGsd;
    }

    List<Band> bands() {
        return bands;
    }

    boolean sentinel() {
        return mission == Mission.SENTINEL_2;
    }

    static Optional<Collection> of(String id) {
        for (Collection collection : values()) {
            if (collection.id.equals(id)) {
                return Optional.of(collection);
            }
        }
        return Optional.empty();
    }
}
