package dev.swath.app.sandbox.stac;

import java.util.List;
import java.util.Optional;

/** A collection that is served. */
enum Collection {
    SENTINEL_2_L2A("sentinel-2-l2a", "Sentinel-2 Level-2A", Mission.SENTINEL_2, 20),
    SENTINEL_2_C1_L2A("sentinel-2-c1-l2a", "Sentinel-2 Collection 1 Level-2A", Mission.SENTINEL_2, 20),
    LANDSAT_C2_L2("landsat-c2-l2", "Landsat Collection 2 Level-2", Mission.LANDSAT, 30);

    private final String id;
    private final String title;
    private final Mission mission;
    private final int classGsd;

    Collection(String id, String title, Mission mission, int classGsd) {
        this.id = id;
        this.title = title;
        this.mission = mission;
        this.classGsd = classGsd;
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
        return switch (this) {
            case SENTINEL_2_L2A -> Bands.SENTINEL_2;
            case SENTINEL_2_C1_L2A -> Bands.SENTINEL_2_C1;
            case LANDSAT_C2_L2 -> Bands.LANDSAT;
        };
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
