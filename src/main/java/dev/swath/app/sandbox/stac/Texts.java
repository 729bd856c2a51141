package dev.swath.app.sandbox.stac;

import java.util.Arrays;
import java.util.List;

/** The small files of words that come with the images. */
enum Texts {
    GRANULE("granule_metadata", "metadata.xml", "application/xml"),
    TILE("tileinfo_metadata", "tileInfo.json", "application/json"),
    MTL("mtl.json", "MTL.json", "application/json");

    private final String key;
    private final String name;
    private final String type;

    Texts(String key, String name, String type) {
        this.key = key;
        this.name = name;
        this.type = type;
    }

    static List<Texts> of(Collection collection) {
        return Arrays.stream(values())
                .filter(text -> collection.sentinel() == (text != MTL))
                .toList();
    }

    String key() {
        return key;
    }

    String type() {
        return type;
    }

    String file(Scene scene) {
        return this == MTL ? scene.id() + "_" + name : name;
    }

    String content(Scene scene) {
        return this == GRANULE
                ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Level-2A_Tile_ID><TILE_ID>" + scene.id()
                        + "</TILE_ID><SENSING_TIME>" + scene.datetime() + "</SENSING_TIME><HORIZONTAL_CS_CODE>EPSG:"
                        + scene.tile().epsg() + "</HORIZONTAL_CS_CODE></Level-2A_Tile_ID>\n"
                : "{\"id\":\"" + scene.id() + "\",\"timestamp\":\"" + scene.datetime() + "\",\"epsg\":"
                        + scene.tile().epsg() + "}\n";
    }
}
