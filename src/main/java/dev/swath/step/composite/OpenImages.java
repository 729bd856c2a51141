package dev.swath.step.composite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Images that stay open from tile to tile, since opening one is a request. The ones not used for longest are closed when
 * there are too many; an image in use never is. Safe for many threads.
 */
final class OpenImages implements AutoCloseable {
    private final ImageOpener opener;
    /** In the order of use. */
    private final Map<String, Held> held = new LinkedHashMap<>(16, 0.75f, true);

    private int most;

    /** @param most images that are kept open, 1 or more; while more are in use at once, there are more */
    OpenImages(ImageOpener opener, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("1 or more images are open, was " + most);
        }
        this.opener = opener;
        this.most = most;
    }

    /** Opens the image unless it is, and does something with it. */
    <R> R use(String href, Function<SourceImage, R> use) {
        Held image = take(href);
        try {
            return use.apply(image.open(opener));
        } finally {
            leave(image);
        }
    }

    private synchronized Held take(String href) {
        Held image = held.computeIfAbsent(href, Held::new);
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
        private final String href;
        /** Guarded by the pool. */
        private int users;

        private @Nullable SourceImage image;

        Held(String href) {
            this.href = href;
        }

        /** One thread opens it and others wait for that; after a failure the next one tries again. */
        synchronized SourceImage open(ImageOpener opener) {
            SourceImage open = image;
            if (open == null) {
                open = SourceImage.open(opener.open(href));
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
