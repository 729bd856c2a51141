package dev.swath.app.wiring;

import dev.swath.io.arrival.Arrivals;
import dev.swath.io.base.S3Clients;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.read.RangeCache;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.store.Store;
import dev.swath.io.store.StoreFinding;
import dev.swath.io.store.disk.DiskStore;
import dev.swath.io.store.s3.S3SelfTest;
import dev.swath.io.store.s3.S3Store;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Unavailable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** The store that {@code store.url} names, and what else is to be done with it. */
public final class Stores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stores.class);
    private static final long MEGABYTE = 1_000_000;
    private static final long GIGABYTE = 1000 * MEGABYTE;

    /** Parts of files that nobody went on with for so long are not worth resuming. */
    private static final Duration STALE = Duration.ofDays(7);

    private final Store store;
    private final Arrivals arrivals;
    private final @Nullable S3Client client;
    private final Addresses addresses;
    private final Supplier<List<StoreFinding>> tryOut;
    private final Supplier<OptionalLong> free;
    private final Clock clock;
    private final StoredFiles files;

    private Stores(
            Store store,
            Arrivals arrivals,
            StoredFiles files,
            Supplier<List<StoreFinding>> tryOut,
            Supplier<OptionalLong> free,
            Clock clock) {
        this.store = store;
        this.arrivals = arrivals;
        this.client = files.client();
        this.addresses = files.addresses();
        this.tryOut = tryOut;
        this.free = free;
        this.files = files;
        this.clock = clock;
    }

    /** Opens it; nothing is asked or tried yet. */
    public static Stores open(Settings settings, Ledger ledger, Clock clock) {
        return BucketSettings.isBucket(settings.text("store.url"))
                ? bucket(settings, ledger, clock)
                : disk(settings, ledger, clock);
    }

    private static Stores disk(Settings settings, Ledger ledger, Clock clock) {
        var folder = folder(settings);
        long reserve = settings.integer("store.min-free-mb") * MEGABYTE;
        var room = new Room(folder, reserve, settings.integer("store.max-gb") * GIGABYTE, ledger.promised());
        return new Stores(
                new DiskStore(folder, reserve),
                CloudKeys.arrivals(settings),
                new StoredFiles(folder, null, null),
                List::of,
                room::free,
                clock);
    }

    private static Stores bucket(Settings settings, Ledger ledger, Clock clock) {
        var bucket = BucketSettings.of(settings);
        var client = S3Clients.open(
                bucket.access(),
                Upstream.fetch(settings),
                DefaultCredentialsProvider.builder().build());
        var store = new S3Store(client, bucket.rules(), new LedgerUploads(ledger.uploads()), clock);
        var room = new Room(null, 0, settings.integer("store.max-gb") * GIGABYTE, ledger.promised());
        return new Stores(
                store,
                CloudKeys.arrivals(settings),
                new StoredFiles(null, client, bucket.rules()),
                () -> new S3SelfTest(client, bucket.rules()).run(),
                room::free,
                clock);
    }

    /** {@code store.url} in the words that mean the same in every folder of this machine. */
    public static String place(Settings settings) {
        var url = settings.text("store.url");
        return BucketSettings.isBucket(url) ? url : "file:" + folder(settings);
    }

    static Path folder(Settings settings) {
        var url = settings.text("store.url");
        if (!url.startsWith("file:") || url.length() == "file:".length()) {
            throw new BadSetting(
                    "bad-setting", "store.url: must be file:FOLDER or s3://BUCKET/PREFIX, was '" + url + "'");
        }
        return settings.home()
                .resolve(url.substring("file:".length()).replaceFirst("^//(?=/)", ""))
                .normalize();
    }

    /**
     * Tries out the store that the settings name, where there is anything to try; needs no ledger.
     *
     * @throws BadSetting when the settings name none
     */
    static List<StoreFinding> tryOut(Settings settings) {
        if (!BucketSettings.isBucket(settings.text("store.url"))) {
            return List.of();
        }
        var bucket = BucketSettings.of(settings);
        try (var credentials = DefaultCredentialsProvider.builder().build();
                var client = S3Clients.open(bucket.access(), Upstream.fetch(settings), credentials)) {
            return new S3SelfTest(client, bucket.rules()).run();
        }
    }

    /** The store, and what Planet has put into a bucket, as one. */
    public Store store() {
        return new ArrivedStore(store, arrivals);
    }

    /** Where the store's files lie, for others than the store. */
    Addresses addresses() {
        return addresses;
    }

    /**
     * A file of the store, to be read in parts.
     *
     * @param cache of what comes over a network
     */
    RangeSource source(String target, RangeCache cache) {
        return addresses.ranges().apply(target, cache);
    }

    /** What Planet has put into a bucket by itself. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** What lies there, to be looked at. */
    StoredFiles files() {
        return files;
    }

    /** How many bytes more may be promised to the store, before what is promised already; empty = no end. */
    OptionalLong free() {
        return free.get();
    }

    /** The client of the bucket, for Camel's own component. */
    void bind(Registry registry) {
        if (client != null) {
            registry.bind("s3Client", S3Client.class, client);
        }
    }

    /** Tries the store out, where there is anything to try: a dozen calls to a bucket, none to a disk. */
    List<StoreFinding> tryOut() {
        return tryOut.get();
    }

    /**
     * @param sweeps whether what downloads of long ago left behind is removed, as the holder of the ledger does
     * @throws BadSetting when nothing may be stored there as it is
     */
    void prepare(boolean sweeps) {
        demandFit();
        if (sweeps) {
            sweep();
        }
    }

    private void demandFit() {
        var findings = tryOut();
        findings.stream()
                .filter(finding -> finding.kind() == StoreFinding.Kind.WARNING)
                .forEach(finding -> LOG.warn("{}", finding.text()));
        var faults = findings.stream()
                .filter(finding -> finding.kind() == StoreFinding.Kind.FAULT)
                .map(StoreFinding::text)
                .collect(Collectors.joining("\n"));
        if (!faults.isEmpty()) {
            throw new BadSetting("store-unfit", faults);
        }
    }

    private void sweep() {
        try {
            store.sweep(lease -> false, clock.instant().minus(STALE));
        } catch (Unavailable | RateLimited later) {
            LOG.warn("left-overs are removed at the next start: {}", later.line());
        }
    }

    @Override
    public void close() {
        store.close();
        arrivals.close();
        if (client != null) {
            client.close();
        }
    }
}
