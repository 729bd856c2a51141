package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * Addresses of the service, absolute.
 *
 * @param base where the listener is reached, without a slash at the end
 * @param storage how files are reached
 */
record Links(String base, Storage storage) {
    private static final String JSON = "application/json";
    private static final String GEOJSON = "application/geo+json";

    String root() {
        return base + "/stac/v1";
    }

    String collection(Collection collection) {
        return root() + "/collections/" + collection.id();
    }

    String item(Scene scene) {
        return collection(scene.collection()) + "/items/" + scene.id();
    }

    String asset(Scene scene, String file) {
        return storage.href(base, scene.collection().id() + "/" + scene.id() + "/" + file);
    }

    static void add(ArrayNode links, String rel, String type, String href) {
        links.addObject().put("rel", rel).put("type", type).put("href", href);
    }

    void addRoot(ArrayNode links) {
        add(links, "root", JSON, root());
    }

    void ofItem(ArrayNode links, Scene scene) {
        add(links, "self", GEOJSON, item(scene));
        if (scene.collection() == Collection.LANDSAT_C2_L2) {
            String usgs = "https://landsatlook.usgs.gov/stac-server/collections/landsat-c2l2-";
            add(links, "via", JSON, usgs + "sr/items/" + scene.id() + "_SR");
            add(links, "via", JSON, usgs + "st/items/" + scene.id() + "_ST");
        }
        add(links, "parent", JSON, collection(scene.collection()));
        add(links, "collection", JSON, collection(scene.collection()));
        addRoot(links);
    }
}
