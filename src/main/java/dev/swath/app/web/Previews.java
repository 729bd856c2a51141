package dev.swath.app.web;

/** The provider's own small pictures of scenes. */
@FunctionalInterface
public interface Previews {
    /**
     * Fetches one; may take a while.
     *
     * @return PNG or JPEG; empty when the provider has none
     * @throws dev.swath.model.trouble.Trouble when it cannot be had now
     */
    byte[] of(String itemType, String sceneId);
}
