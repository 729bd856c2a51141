package dev.swath.app.wiring;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.clip.Counting;
import dev.swath.io.raster.clip.PlacedRaster;
import dev.swath.io.raster.read.BlockCache;
import dev.swath.io.raster.read.OpenImages;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.step.dataset.AdvanceDataset;
import dev.swath.step.dataset.AskPixels;
import dev.swath.step.dataset.AskSeason;
import dev.swath.step.dataset.ClipSeason;
import dev.swath.step.dataset.MakeChips;
import dev.swath.step.dataset.OpenSeason;
import dev.swath.step.dataset.ReadPixels;
import dev.swath.step.dataset.ReadSeason;
import dev.swath.step.dataset.ReleaseDatasets;
import dev.swath.step.dataset.images.ChipClips;
import dev.swath.step.dataset.images.ChipMaking;
import dev.swath.step.dataset.images.DatasetHolds;
import dev.swath.step.dataset.images.DatasetRun;
import dev.swath.step.dataset.images.SeasonTurns;
import dev.swath.step.select.RefineClouds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The beans of the routes that work on datasets. */
final class DatasetSteps {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetSteps.class);
    /** Of files as they are; mostly of their directories. */
    private static final long CACHE_BYTES = 8L << 20;

    /** Neighbouring chips need the same blocks of a scene's files: some of four bands and two seasons. */
    private static final long BLOCKS_BYTES = 64L << 20;

    private static final int OPEN_IMAGES = 64;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private DatasetSteps() {}

    static Object[] of(Settings settings, Ledger ledger, HttpFetch fetch, DatasetHolds holds, Clock clock) {
        var remote = new RemoteImages(settings, fetch, clock, CACHE_BYTES);
        var blocks = new BlockCache(BLOCKS_BYTES);
        var rasters = new OpenImages<URI, PlacedRaster>(
                address -> PlacedRaster.open(open(address, remote), blocks), PlacedRaster::close, OPEN_IMAGES);
        var turns = new SeasonTurns(ledger, CollectionKeys.profiles(settings), holds, clock);
        return new Object[] {
            new AdvanceDataset(new DatasetRun(ledger, holds, LOOK, clock)),
            new ReleaseDatasets(holds),
            new MakeChips(new ChipMaking(
                    ledger,
                    () -> CropCalendars.folder(settings, LOG::info),
                    settings.text("intake.assume-crs"),
                    clock)),
            new OpenSeason(turns),
            new AskSeason(turns),
            new ReadSeason(turns),
            new AskPixels(turns),
            new ReadPixels(turns),
            new ClipSeason(new ChipClips(ledger, holds, rasters)),
            new RefineClouds(new Counting(rasters))
        };
    }

    private static RangeSource open(URI address, RemoteImages remote) {
        return "file".equalsIgnoreCase(address.getScheme()) ? RangeSource.of(Path.of(address)) : remote.open(address);
    }
}
