package dev.swath.io.ledger;

import dev.swath.model.Asset;
import dev.swath.model.Claim;
import dev.swath.model.Stored;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of scenes that STAC services have. */
public interface Assets {
    /** @throws IllegalArgumentException when there is none of that id */
    Asset get(String assetId);

    /**
     * The claimed asset lies verified in its place. If another one was announced under its name while it came, it is
     * fetched again.
     *
     * @param asset as it was when its fetching began
     */
    void stored(Claim claim, Asset asset, Stored stored);

    /** What a composite wants of one of its scenes, by key. */
    List<Held> ofScene(String compositeId, String sceneId);

    /** What lies in the store of a scene, whoever wanted it, by key. */
    List<Held> held(String sceneId);

    /**
     * @param stored null while it does not lie there
     * @param reason why it does not, as far as something went wrong; else empty
     */
    record Held(Asset asset, @Nullable Stored stored, String reason) {}
}
