package dev.swath.app.cli;

import dev.swath.app.sandbox.Sandbox;
import dev.swath.app.sandbox.SandboxOptions;
import dev.swath.app.sandbox.SandboxOptions.Cloud;
import dev.swath.app.sandbox.SandboxOptions.Times;
import dev.swath.app.sandbox.stac.Spell;
import dev.swath.app.sandbox.stac.StacWorld;
import dev.swath.app.sandbox.stac.Storage;
import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath sandbox}: the simulated Planet services alone. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the simulated Planet services until stopped; they cost nothing and keep nothing.",
            "Beside them a simulated STAC API with images of any place, at /stac/v1.",
            "Orders live in memory: started again, it knows none of its earlier orders, and their ids never come again."
        },
        footer = {
            "",
            "Examples:",
            "  swath sandbox --port 8099",
            "  PL_API_KEY=any swath run --set planet.url=http://127.0.0.1:8099",
            "  curl http://127.0.0.1:8099/sandbox/journal        every request so far",
            "  curl -d '[{\"word\":\"create\",\"kind\":\"reset-after-store\"}]' \\",
            "      http://127.0.0.1:8099/sandbox/faults",
            "",
            "Rehearsals:",
            "  swath sandbox --quota 5000 --min-charge 1     quota ends in the middle",
            "  swath sandbox --queued 600 --running 1800     orders take 40 minutes",
            "  swath sandbox --max-active-orders 20 --rates  a small account, paced",
            "  swath sandbox --clouds 0.9                    hardly a clear scene",
            "  swath sandbox --listing-lag 90                lost orders are found late",
            "  swath sandbox --stac-spell 'overcast 2024-04-01/2024-05-31 9.9,54,10.1,54.2'"
        })
final class SandboxVerb implements Callable<Integer> {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final int HECTARES_PER_SQUARE_KM = 100;

    @Mixin
    private Common common = new Common();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8099",
            description = "Port on 127.0.0.1 (default ${DEFAULT-VALUE}); 0 = any.")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Same seed, same scenes, same pixels (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--clouds",
            paramLabel = "SHARE",
            defaultValue = "0.5",
            description =
                    "How cloudy scenes are: 0 = never a cloud, 1 = hardly ever a clear sky (default ${DEFAULT-VALUE}).")
    private double clouds;

    @Option(names = "--rates", description = "Answers 429 to calls that come closer together than Planet allows.")
    private boolean rates;

    @Option(
            names = "--queued",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "How long an order waits; it can be cancelled meanwhile (default ${DEFAULT-VALUE}).")
    private double queued;

    @Option(
            names = "--running",
            paramLabel = "SECONDS",
            defaultValue = "4",
            description = "How long an order is worked on after that (default ${DEFAULT-VALUE}).")
    private double running;

    @Option(
            names = "--listing-lag",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long a new order is neither listed nor found (default ${DEFAULT-VALUE}).")
    private double listingLag;

    @Option(
            names = "--max-active-orders",
            paramLabel = "ORDERS",
            defaultValue = "10000",
            description = "Orders queued and running before one more is answered with 409 (default ${DEFAULT-VALUE}).")
    private int maxActiveOrders;

    @Option(
            names = "--quota",
            paramLabel = "HECTARES",
            description = "Quota of the account; an order beyond it is refused (default: no limit).")
    private @Nullable Double quota;

    @Option(
            names = "--min-charge",
            paramLabel = "HECTARES",
            defaultValue = "0",
            description = "Least that a scene of an order is charged (default ${DEFAULT-VALUE}).")
    private double minCharge;

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description =
                    "An S3 server that stands in for Amazon: orders with delivery=s3 are written into its buckets,"
                            + " with the credentials that they carry (default: such orders are refused).")
    private @Nullable URI s3Endpoint;

    @Option(
            names = "--stac-tile-km",
            paramLabel = "KM",
            defaultValue = "10",
            description = "Side of the tiles of the STAC API: 10, 20, 50 or 100 (default ${DEFAULT-VALUE});"
                    + " smaller ones are made quicker.")
    private int stacTileKm;

    @Option(
            names = "--stac-misses",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of the quarters of a year without a usable scene, by tile (default ${DEFAULT-VALUE}).")
    private double stacMisses;

    @Option(
            names = "--stac-checksums",
            description = "Items of sentinel-2-c1-l2a name size and checksum of each image; searches take longer.")
    private boolean stacChecksums;

    @Option(
            names = "--stac-storage",
            paramLabel = "KIND",
            defaultValue = "open",
            description = "How files of items are reached: open, signed (as at the Planetary Computer; tokens at"
                    + " /sas/v1), requester-pays (s3 addresses, this server being the S3 endpoint).")
    private String stacStorage = "open";

    @Option(
            names = "--stac-spell",
            paramLabel = "SPELL",
            description = "A place and time unlike others, may be given again:"
                    + " none|overcast|clear|wrong-offset FROM/TO WEST,SOUTH,EAST,NORTH.")
    private List<String> stacSpells = List.of();

    @Override
    public Integer call() throws InterruptedException {
        try (var stop = new Stop();
                var sandbox = start(options())) {
            Out.say(
                    common,
                    "simulated Planet at " + sandbox.api() + ", downloads at " + sandbox.origin() + ", STAC API at "
                            + sandbox.stac());
            Out.jsonNow(
                    common,
                    Map.of(
                            "api",
                            sandbox.api().toString(),
                            "origin",
                            sandbox.origin().toString(),
                            "stac",
                            sandbox.stac().toString()));
            try {
                stop.await();
            } catch (InterruptedException e) {
                return Exit.DONE;
            }
        }
        return Exit.DONE;
    }

    /** @throws BadSetting when a switch is out of its range */
    SandboxOptions options() {
        try {
            var plain = SandboxOptions.defaults();
            var standard = s3Endpoint == null ? plain : plain.withCloud(new Cloud(s3Endpoint, Map.of()));
            var links = standard.times().linkLife();
            return standard.withPort(port)
                    .withSeed(seed)
                    .withCloudiness(clouds)
                    .withRates(rates)
                    .withTimes(new Times(seconds(queued), seconds(running), links, seconds(listingLag)))
                    .withMaxActiveOrders(maxActiveOrders)
                    .withQuota(quota == null ? null : quota / HECTARES_PER_SQUARE_KM)
                    .withMinCharge(minCharge / HECTARES_PER_SQUARE_KM)
                    .withStac(new StacWorld(
                            stacTileKm,
                            stacMisses,
                            stacChecksums,
                            stacSpells.stream().map(Spell::parse).toList(),
                            Storage.of(stacStorage)));
        } catch (IllegalArgumentException outOfRange) {
            throw new BadSetting("bad-switch", "sandbox: " + outOfRange.getMessage(), outOfRange);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * MILLIS_PER_SECOND));
    }

    private static Sandbox start(SandboxOptions options) {
        try {
            return Sandbox.start(options, Clock.systemUTC());
        } catch (IllegalStateException taken) {
            throw new BadSetting("port-taken", taken.getMessage() + "; choose another with --port", taken);
        }
    }
}
