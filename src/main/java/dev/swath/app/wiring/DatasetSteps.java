package dev.swath.app.wiring;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Redirects;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.clip.Counting;
import dev.swath.io.raster.clip.OpenRasters;
import dev.swath.io.raster.read.RangeCache;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.model.trouble.Refused;
import dev.swath.step.dataset.AdvanceDataset;
import dev.swath.step.dataset.AskPixels;
import dev.swath.step.dataset.AskSeason;
import dev.swath.step.dataset.ClipSeason;
import dev.swath.step.dataset.OpenSeason;
import dev.swath.step.dataset.ReadPixels;
import dev.swath.step.dataset.ReadSeason;
import dev.swath.step.dataset.images.ChipClips;
import dev.swath.step.dataset.images.DatasetRun;
import dev.swath.step.dataset.images.SeasonTurns;
import dev.swath.step.select.RefineClouds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The beans of the routes that work on datasets. */
final class DatasetSteps {
    /** Neighbouring chips need the same blocks of a scene's files. */
    private static final long CACHE_BYTES = 32L << 20;

    private static final int OPEN_IMAGES = 64;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private DatasetSteps() {}

    static Object[] of(Settings settings, Ledger ledger, HttpFetch fetch, Clock clock) {
        var redirects = new Redirects(fetch, settings.words("download.allowed-hosts"));
        var cache = new RangeCache(CACHE_BYTES);
        var rasters = new OpenRasters(address -> open(address, fetch, redirects, cache), OPEN_IMAGES);
        var turns = new SeasonTurns(ledger, CollectionProfiles.shipped(), clock);
        return new Object[] {
            new AdvanceDataset(new DatasetRun(ledger, LOOK, clock)),
            new OpenSeason(turns),
            new AskSeason(turns),
            new ReadSeason(turns),
            new AskPixels(turns),
            new ReadPixels(turns),
            new ClipSeason(new ChipClips(ledger, rasters)),
            new RefineClouds(new Counting(rasters))
        };
    }

    private static RangeSource open(URI address, HttpFetch fetch, Redirects redirects, RangeCache cache) {
        @Nullable String scheme = address.getScheme();
        if ("file".equalsIgnoreCase(scheme)) {
            return RangeSource.of(Path.of(address));
        }
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw new Refused(
                    "unknown-scheme",
                    "a file of a scene lies at " + scheme + "://" + address.getHost()
                            + ": only https is read, choose a service that offers it so");
        }
        return cache.over(RangeSource.of(fetch, address, (from, to) -> redirects
                .next(from, Optional.of(to.toString()))
                .equals(to)));
    }
}
