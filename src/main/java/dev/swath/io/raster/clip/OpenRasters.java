package dev.swath.io.raster.clip;

import dev.swath.io.raster.read.RangeSource;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Images that stay open from use to use, since opening one is a request. The ones not used for longest are closed when
 * there are too many; an image in use never is. Safe for many threads.
 */
public final class OpenRasters implements AutoCloseable {
    private final Function<URI, RangeSource> opener;
    /** In the order of use. */
    private final Map<URI, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    private int most;

    /**
     * @param opener finds the bytes behind an address
     * @param most images that are kept open, 1 or more; while more are in use at once, there are more
     */
    public OpenRasters(Function<URI, RangeSource> opener, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("1 or more images are open, was " + most);
        }
        this.opener = opener;
        this.most = most;
    }

    /**
     * Opens the image unless it is, and does something with it.
     *
     * @throws dev.swath.model.trouble.Trouble when it cannot be had, or does not say where it lies
     */
    public <R> R use(URI address, Function<PlacedRaster, R> use) {
        Held image = take(address);
        try {
            return use.apply(image.open(opener));
        } finally {
            leave(image);
        }
    }

    private synchronized Held take(URI address) {
        Held image = held.computeIfAbsent(address, Held::new);
        image.users++;
        return image;
    }

    private synchronized void leave(Held image) {
        image.users--;
        trim();
    }

    private void trim() {
        var eldestFirst = held.values().iterator();
        while (held.size() > most && eldestFirst.hasNext()) {
            Held image = eldestFirst.next();
            if (image.users == 0) {
                eldestFirst.remove();
                image.close();
            }
        }
    }

    /** Closes all that are not in use, and the others when they no longer are. */
    @Override
    public synchronized void close() {
        most = 0;
        trim();
    }

    private static final class Held {
        private final URI address;
        /** Guarded by the pool. */
        private int users;

        private @Nullable PlacedRaster image;

        Held(URI address) {
            this.address = address;
        }

        /** One thread opens it and others wait for that; after a failure the next one tries again. */
        synchronized PlacedRaster open(Function<URI, RangeSource> opener) {
            PlacedRaster open = image;
            if (open == null) {
                open = PlacedRaster.open(opener.apply(address));
                image = open;
            }
            return open;
        }

        synchronized void close() {
            if (image != null) {
                image.close();
            }
        }
    }
}
