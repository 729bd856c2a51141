package dev.swath.app.wiring;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Redirects;
import dev.swath.io.raster.read.RangeCache;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.sign.AssetLinks;
import dev.swath.model.trouble.Expired;
import java.net.URI;
import java.time.Clock;

/** Opens images where their service has them: addresses are signed where that is needed, buckets read as the settings allow. */
final class RemoteImages {
    private final HttpFetch fetch;
    private final Redirects redirects;
    private final AssetLinks links;
    private final RangeCache cache;

    /** @param cacheBytes of what came over the network, kept for the next window */
    RemoteImages(Settings settings, HttpFetch fetch, Clock clock, long cacheBytes) {
        this.fetch = fetch;
        this.redirects = new Redirects(fetch, settings.words("download.allowed-hosts"));
        this.links = StacSteps.links(settings, fetch, clock);
        this.cache = new RangeCache(cacheBytes);
    }

    /** @throws dev.swath.model.trouble.Trouble when nothing is read from there */
    RangeSource open(URI address) {
        try {
            var opened = RangeSource.of(fetch, links.now(address), redirects::mayLead);
            return cache.over(new Signed(opened, links, address));
        } catch (Expired refused) {
            throw links.refused(address, refused);
        }
    }

    RangeCache cache() {
        return cache;
    }

    /** A file behind an address that may be good for a while only; after a refusal it is opened with another token. */
    private record Signed(RangeSource file, AssetLinks links, URI address) implements RangeSource {
        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public String identity() {
            return file.identity();
        }

        @Override
        public byte[] read(long offset, int length) {
            try {
                return file.read(offset, length);
            } catch (Expired refused) {
                throw links.refused(address, refused);
            }
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
