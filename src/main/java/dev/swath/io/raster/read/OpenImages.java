package dev.swath.io.raster.read;

import dev.swath.model.trouble.Trouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Images that stay open from use to use, since opening one is a request. The ones not used for longest are closed when
 * there are too many; an image in use never is. Safe for many threads.
 *
 * @param <A> address of an image
 * @param <I> an open image
 */
public final class OpenImages<A, I> implements AutoCloseable {
    private final Function<A, I> opener;
    private final Consumer<I> closer;
    /** In the order of use. */
    private final Map<A, Held<A, I>> held = new LinkedHashMap<>(16, 0.75f, true);

    private int most;

    /**
     * @param opener opens the image at an address; what it throws comes out of {@link #use}
     * @param most images that are kept open, 1 or more; while more are in use at once, there are more
     */
    public OpenImages(Function<A, I> opener, Consumer<I> closer, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("1 or more images are open, was " + most);
        }
        this.opener = opener;
        this.closer = closer;
        this.most = most;
    }

    /**
     * Opens the image unless it is, and does something with it. One that makes trouble is opened anew by its next use, for
     * the address at which it was opened may have expired.
     */
    public <R> R use(A address, Function<I, R> use) {
        Held<A, I> image = take(address);
        try {
            return use.apply(image.open(opener));
        } catch (Trouble broken) {
            forget(image);
            throw broken;
        } finally {
            leave(image);
        }
    }

    private synchronized Held<A, I> take(A address) {
        Held<A, I> image = held.computeIfAbsent(address, Held::new);
        image.users++;
        return image;
    }

    private synchronized void forget(Held<A, I> image) {
        held.remove(image.address, image);
    }

    private synchronized void leave(Held<A, I> image) {
        image.users--;
        if (image.users == 0 && held.get(image.address) != image) {
            image.close(closer);
        }
        trim();
    }

    private void trim() {
        var eldestFirst = held.values().iterator();
        while (held.size() > most && eldestFirst.hasNext()) {
            Held<A, I> image = eldestFirst.next();
            if (image.users == 0) {
                eldestFirst.remove();
                image.close(closer);
            }
        }
    }

    /** Closes all that are not in use, and the others when they no longer are. */
    @Override
    public synchronized void close() {
        most = 0;
        trim();
    }

    private static final class Held<A, I> {
        private final A address;
        /** Guarded by the pool. */
        private int users;

        private @Nullable I image;

        Held(A address) {
            this.address = address;
        }

        /** One thread opens it and others wait for that; after a failure the next one tries again. */
        synchronized I open(Function<A, I> opener) {
            I open = image;
            if (open == null) {
                open = opener.apply(address);
                image = open;
            }
            return open;
        }

        synchronized void close(Consumer<I> closer) {
            if (image != null) {
                closer.accept(image);
            }
        }
    }
}
