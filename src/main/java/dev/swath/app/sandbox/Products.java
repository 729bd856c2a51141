package dev.swath.app.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which files an order delivers, and what they are called. */
final class Products {
    /** What a file holds. */
    enum Content {
        IMAGE,
        MASK,
        XML,
        JSON
    }

    /**
     * @param path within the order's folder
     * @param asset its asset type, empty where it has none
     */
    record ProductFile(String path, Content content, String asset, Order.Item item) {
        String mediaType() {
            return switch (content) {
                case IMAGE, MASK -> "image/tiff";
                case XML -> "text/xml";
                case JSON -> "application/json";
            };
        }
    }

    static final String MANIFEST = "manifest.json";

    private Products() {}

    /** All files but the manifest. */
    static List<ProductFile> files(Order order) {
        var files = new ArrayList<ProductFile>();
        String clip = order.clip() == null ? "" : "_clip";
        for (Order.Item item : order.items()) {
            if (item.mosaic() != null) {
                files.addAll(ofQuad(item, clip));
                continue;
            }
            Bundle bundle = item.bundle();
            String stem = Scene.ITEM_TYPE + "/" + item.scene().id();
            String ortho = stem + "_3B_";
            List<String> assets = bundle.assets();
            files.add(new ProductFile(stem + "_metadata.json", Content.JSON, "", item));
            files.add(new ProductFile(
                    ortho + bundle.stem() + suffixes(order, bundle) + ".tif", Content.IMAGE, assets.get(0), item));
            if (!bundle.isVisual()) {
                files.add(new ProductFile(ortho + bundle.xmlStem() + clip + ".xml", Content.XML, assets.get(1), item));
                files.add(new ProductFile(ortho + "udm2" + clip + ".tif", Content.MASK, assets.get(2), item));
            }
        }
        return files;
    }

    /** As orders of basemaps were seen to deliver: a folder for each mosaic, names that begin with the quad. */
    private static List<ProductFile> ofQuad(Order.Item item, String clip) {
        String stem = item.collection() + "/" + item.scene().id() + "_";
        return List.of(
                new ProductFile(stem + "metadata" + clip + ".json", Content.JSON, "", item),
                new ProductFile(stem + "quad" + clip + ".tif", Content.IMAGE, "quad", item),
                new ProductFile(stem + "ortho_udm2" + clip + ".tif", Content.MASK, "ortho_udm2", item));
    }

    static Optional<ProductFile> file(Order order, String path) {
        return files(order).stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Harmonizing is for surface reflectance only. */
    private static String suffixes(Order order, Bundle bundle) {
        var name = new StringBuilder();
        for (String suffix : order.toolSuffixes()) {
            if (bundle.isReflectance() || !suffix.equals("_harmonized")) {
                name.append(suffix);
            }
        }
        return name.toString();
    }
}
