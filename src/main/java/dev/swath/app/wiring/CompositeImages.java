package dev.swath.app.wiring;

import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.store.StorePlace;
import dev.swath.io.store.TargetName;
import dev.swath.model.trouble.BadInput;
import java.net.URI;
import java.net.URISyntaxException;

/** Opens the images of composites where they lie: in the store, or where their service has them. */
final class CompositeImages {
    private final Stores stores;
    private final RemoteImages remote;

    CompositeImages(Stores stores, RemoteImages remote) {
        this.stores = stores;
        this.remote = remote;
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
        return stores.source(target, remote.cache());
    }

    private RangeSource remote(String place) {
        try {
            return remote.open(new URI(place));
        } catch (URISyntaxException noAddress) {
            throw new BadInput("unknown-scheme", "an image lies at what is no address; leave its item out", noAddress);
        }
    }
}
