package dev.swath.app.wiring;

import dev.swath.io.base.ExtraTrust;
import dev.swath.io.store.StoreFinding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the settings say about everything around the product, for those who look before anything starts. */
public record Surroundings(Settings settings) {
    private static final long MEBIBYTE = 1L << 20;
    private static final int BUFFERS = 2;

    /** Proxy, no-proxy list and certificates in force, in words; a CA bundle is read. */
    public String wayOut() {
        var way = Outbound.of(settings);
        if (way.caBundle() != null) {
            ExtraTrust.with(way.caBundle());
        }
        var direct = String.join(", ", way.noProxy());
        return (way.proxy() == null
                        ? "no proxy"
                        : "through " + way.proxy() + (direct.isEmpty() ? "" : ", directly to " + direct))
                + (way.caBundle() == null
                        ? ", Java's own certificates"
                        : ", certificates of " + way.caBundle() + " besides Java's own");
    }

    /** Folder of the store; empty when it is a bucket. */
    public Optional<Path> storeFolder() {
        return BucketSettings.isBucket(settings.text("store.url"))
                ? Optional.empty()
                : Optional.of(Stores.folder(settings));
    }

    /** What a try-out of the store shows: a dozen calls to a bucket, none to a disk. */
    public List<StoreFinding> tryStore() {
        return Stores.tryOut(settings);
    }

    /** Bytes that uploads to a bucket hold at most; 0 for a disk. */
    public long uploadBuffers() {
        return storeFolder().isPresent()
                ? 0
                : MEBIBYTE * BUFFERS * settings.integer("download.workers") * settings.integer("store.s3.part-mb");
    }
}
