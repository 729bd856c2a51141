package dev.swath.model;

import org.jspecify.annotations.Nullable;

/**
 * One file of an order, to be brought to its place.
 *
 * @param id our own id
 * @param jobId the drop
 * @param orderId our id of the order
 * @param planetId the provider's id of the order
 * @param path path inside the order, as the manifest has it; {@code manifest.json} for the manifest itself
 * @param target where it goes, relative to the store's root, {@code /} as separator, no {@code ..}; {@code s3://…} is an
 *     object that Planet itself puts into the user's bucket
 * @param bytes size by the manifest; -1 when nothing states it
 * @param sha256 lower-case hex by the manifest; null when it has none
 * @param md5 lower-case hex by the manifest; null when it has none
 * @param itemId the scene it belongs to; null for files of the whole order
 */
public record Delivery(
        String id,
        String jobId,
        String orderId,
        String planetId,
        String path,
        String target,
        long bytes,
        @Nullable String sha256,
        @Nullable String md5,
        @Nullable String itemId) {
    public static final String MANIFEST = "manifest.json";

    /** Folder inside an order, for files of our own beside those that the provider made. */
    private static final String OURS = "_swath/";

    /** Path of the file that says what a scene is; written here, never fetched. */
    public static String descriptionOf(String itemId) {
        return OURS + itemId + "_scene.json";
    }

    public boolean isDescription() {
        return path.startsWith(OURS);
    }

    /** Whether it is of that item: by what the manifest says, or by its id, whole, in the path. */
    public boolean isOf(String item) {
        return item.equals(itemId) || names(path, item);
    }

    /** {@code 55-12} does not stand whole in {@code 455-12}. */
    private static boolean names(String path, String item) {
        for (int at = path.indexOf(item); at >= 0; at = path.indexOf(item, at + 1)) {
            int after = at + item.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(path.charAt(at - 1));
            if (begins && (after == path.length() || !Character.isLetterOrDigit(path.charAt(after)))) {
                return true;
            }
        }
        return false;
    }

    /** The same bytes under another name. */
    public Delivery at(String otherTarget) {
        return new Delivery(id, jobId, orderId, planetId, path, otherTarget, bytes, sha256, md5, itemId);
    }

    /** Whether Planet brings it to its place by itself. */
    public boolean isArrival() {
        return target.startsWith("s3://");
    }

    public boolean isManifest() {
        return path.equals(MANIFEST);
    }

    /** As people know it. */
    public String label() {
        return planetId.isEmpty() ? path : path + " of order " + planetId;
    }
}
