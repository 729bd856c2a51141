package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code manifest.json}: what an order delivered, with sizes and digests. It does not list itself. */
final class Manifest {
    /** A file with what its bytes come to. */
    record Entry(Products.ProductFile file, int size, String md5, String sha256) {}

    private Manifest() {}

    static Entry entry(Products.ProductFile file, byte[] bytes) {
        return new Entry(file, bytes.length, Digests.md5(bytes), Digests.sha256(bytes));
    }

    /** @param wrongSize whether the sizes shall be off by one */
    static byte[] bytes(List<Entry> entries, boolean wrongSize, boolean md5Only) {
        ObjectNode manifest = Json.object().put("name", "");
        var files = manifest.putArray("files");
        for (Entry entry : entries) {
            Products.ProductFile file = entry.file();
            ObjectNode node = files.addObject()
                    .put("path", file.path())
                    .put("media_type", file.mediaType())
                    .put("size", entry.size() + (wrongSize ? 1 : 0));
            ObjectNode digests = node.putObject("digests").put("md5", entry.md5());
            if (!md5Only) {
                digests.put("sha256", entry.sha256());
            }
            ObjectNode annotations = node.putObject("annotations");
            if (file.item().mosaic() != null) {
                // what is known of basemaps' manifests is their paths
                continue;
            }
            if (!file.asset().isEmpty()) {
                annotations
                        .put("planet/asset_type", file.asset())
                        .put("planet/bundle_type", file.item().bundle().word());
            }
            annotations.put("planet/item_id", file.item().scene().id()).put("planet/item_type", Scene.ITEM_TYPE);
        }
        return Json.bytes(manifest);
    }
}
