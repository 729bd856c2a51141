package dev.swath.app.wiring;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Redirects;
import dev.swath.io.raster.read.RangeCache;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.sign.AssetLinks;
import dev.swath.io.store.StorePlace;
import dev.swath.io.store.TargetName;
import dev.swath.model.trouble.BadInput;
import java.net.URI;
import java.net.URISyntaxException;

/** Opens the images of composites where they lie: in the store, or where their service has them. */
final class CompositeImages {
    private final Stores stores;
    private final HttpFetch fetch;
    private final Redirects redirects;
    private final AssetLinks links;
    private final RangeCache cache;

    /**
     * @param links makes the addresses at which images are opened
     * @param cache of what came over a network, kept for the next tile
     */
    CompositeImages(Stores stores, HttpFetch fetch, Redirects redirects, AssetLinks links, RangeCache cache) {
        this.stores = stores;
        this.fetch = fetch;
        this.redirects = redirects;
        this.links = links;
        this.cache = cache;
    }

    /**
     * @param place {@code store:} and a name in the store, or an address
     * @throws dev.swath.model.trouble.Trouble when nothing is read from there
     */
    RangeSource open(String place) {
        return StorePlace.target(place).map(this::stored).orElseGet(() -> remote(place));
    }

    private RangeSource stored(String target) {
        TargetName.demandPlain(target);
        return stores.source(target, cache);
    }

    private RangeSource remote(String place) {
        try {
            var link = links.now(new URI(place));
            return cache.over(RangeSource.of(fetch, link, redirects::mayLead));
        } catch (URISyntaxException noAddress) {
            throw new BadInput("unknown-scheme", "an image lies at what is no address; leave its item out", noAddress);
        }
    }
}
