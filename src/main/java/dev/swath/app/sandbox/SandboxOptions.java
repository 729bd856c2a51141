package dev.swath.app.sandbox;

import dev.swath.app.sandbox.stac.StacWorld;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox behaves.
 *
 * @param port of the API, 0 for any free one
 * @param apiKey the only key accepted; an empty text accepts any key
 * @param enforceRates whether calls closer together than Planet allows are answered with 429
 * @param account what may be ordered, and what it costs
 * @param stac what the simulated STAC API has to show, under the seed and cloudiness of the world
 * @param cloud where buckets lie that orders are delivered into; null = such orders are refused
 */
public record SandboxOptions(
        int port,
        String apiKey,
        boolean enforceRates,
        Times times,
        World world,
        Account account,
        Set<Quirk> quirks,
        @Nullable Cloud cloud,
        StacWorld stac) {
    /** Active orders of an organisation, by the Orders documentation. */
    private static final int MAX_ACTIVE_ORDERS = 10_000;

    /**
     * Stands in for Amazon.
     *
     * @param endpoint of an S3 server
     * @param destinations by their reference: what is known there
     */
    public record Cloud(URI endpoint, Map<String, Destination> destinations) {}

    /** A destination that an account has stored. */
    public record Destination(String bucket, String keyId, String secret) {
        @Override
        public String toString() {
            return "Destination[" + bucket + "]";
        }
    }

    /**
     * What the account may order, and what it costs.
     *
     * @param quotaSquareKm quota, null for no limit
     * @param minChargeSquareKm least that a scene of an order is charged
     * @param maxActiveOrders orders queued and running at the same time; one more is answered with 409
     */
    public record Account(@Nullable Double quotaSquareKm, double minChargeSquareKm, int maxActiveOrders) {
        public Account {
            require(quotaSquareKm == null || quotaSquareKm >= 0, "the quota must be 0 or more, was " + quotaSquareKm);
            require(minChargeSquareKm >= 0, "the minimum charge must be 0 or more, was " + minChargeSquareKm);
            require(maxActiveOrders >= 1, "active orders must be 1 or more, was " + maxActiveOrders);
        }
    }

    /**
     * How long things take.
     *
     * @param queued how long an order waits
     * @param running how long it is worked on after that
     * @param linkLife how long a download link works
     * @param listingLag how long a new order is neither listed nor found
     */
    public record Times(Duration queued, Duration running, Duration linkLife, Duration listingLag) {
        public Times {
            for (var time : List.of(queued, running, linkLife, listingLag)) {
                require(!time.isNegative(), "times must be 0 or more, one was " + time);
            }
        }

        /** Orders are listed at once. */
        public Times(Duration queued, Duration running, Duration linkLife) {
            this(queued, running, linkLife, Duration.ZERO);
        }
    }

    /**
     * What there is to see. Same world, same requests: same catalogue, same pixels, same digests.
     *
     * @param seed of all chance
     * @param cloudiness 0 = never a cloud, 1 = hardly ever a clear sky
     * @param satellites how many pass each day; 80 give one to two scenes a day at a place
     * @param frameWidthKm across the track
     * @param frameLengthKm along the track
     * @param gsdMetres pixel size of delivered rasters, doubled until no side exceeds {@code maxSidePixels}
     */
    public record World(
            long seed,
            double cloudiness,
            int satellites,
            double frameWidthKm,
            double frameLengthKm,
            double gsdMetres,
            int maxSidePixels) {
        public World {
            require(cloudiness >= 0 && cloudiness <= 1, "cloudiness must be within 0..1, was " + cloudiness);
            require(satellites >= 1 && satellites <= 500, "satellites must be within 1..500, was " + satellites);
            require(
                    frameWidthKm >= 1 && frameWidthKm <= 60,
                    "frame width must be within 1..60 km, was " + frameWidthKm);
            require(
                    frameLengthKm >= 2 && frameLengthKm <= 60,
                    "frame length must be within 2..60 km, was " + frameLengthKm);
            require(gsdMetres > 0, "pixel size must be above 0 m, was " + gsdMetres);
            require(
                    maxSidePixels >= 8 && maxSidePixels <= 4096,
                    "pixels along a side must be within 8..4096, was " + maxSidePixels);
        }
    }

    public SandboxOptions {
        quirks = Set.copyOf(quirks);
        require(port >= 0 && port < 65536, "port must be within 0..65535, was " + port);
    }

    /** Any port and key, orders done after six seconds, no limits on rate or quota, no quirks. */
    public static SandboxOptions defaults() {
        var times = new Times(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofHours(24));
        var account = new Account(null, 0, MAX_ACTIVE_ORDERS);
        return new SandboxOptions(
                0,
                "",
                false,
                times,
                new World(1, 0.5, 80, 32.5, 19.6, 3, 512),
                account,
                Set.of(),
                null,
                StacWorld.defaults());
    }

    public SandboxOptions withPort(int changed) {
        return new SandboxOptions(changed, apiKey, enforceRates, times, world, account, quirks, cloud, stac);
    }

    public SandboxOptions withApiKey(String changed) {
        return new SandboxOptions(port, changed, enforceRates, times, world, account, quirks, cloud, stac);
    }

    public SandboxOptions withRates(boolean changed) {
        return new SandboxOptions(port, apiKey, changed, times, world, account, quirks, cloud, stac);
    }

    public SandboxOptions withTimes(Times changed) {
        return new SandboxOptions(port, apiKey, enforceRates, changed, world, account, quirks, cloud, stac);
    }

    public SandboxOptions withWorld(World changed) {
        return new SandboxOptions(port, apiKey, enforceRates, times, changed, account, quirks, cloud, stac);
    }

    /** The same world by another throw of the dice. */
    public SandboxOptions withSeed(long changed) {
        return withSky(changed, world.cloudiness);
    }

    public SandboxOptions withCloudiness(double changed) {
        return withSky(world.seed, changed);
    }

    private SandboxOptions withSky(long seed, double cloudiness) {
        return withWorld(new World(
                seed,
                cloudiness,
                world.satellites,
                world.frameWidthKm,
                world.frameLengthKm,
                world.gsdMetres,
                world.maxSidePixels));
    }

    public SandboxOptions withQuota(@Nullable Double squareKm) {
        return withAccount(new Account(squareKm, account.minChargeSquareKm, account.maxActiveOrders));
    }

    public SandboxOptions withMinCharge(double squareKm) {
        return withAccount(new Account(account.quotaSquareKm, squareKm, account.maxActiveOrders));
    }

    public SandboxOptions withMaxActiveOrders(int changed) {
        return withAccount(new Account(account.quotaSquareKm, account.minChargeSquareKm, changed));
    }

    private SandboxOptions withAccount(Account changed) {
        return new SandboxOptions(port, apiKey, enforceRates, times, world, changed, quirks, cloud, stac);
    }

    public SandboxOptions withCloud(Cloud changed) {
        return new SandboxOptions(port, apiKey, enforceRates, times, world, account, quirks, changed, stac);
    }

    public SandboxOptions withStac(StacWorld changed) {
        return new SandboxOptions(port, apiKey, enforceRates, times, world, account, quirks, cloud, changed);
    }

    /** Exactly these quirks. */
    public SandboxOptions withQuirks(Quirk... changed) {
        return new SandboxOptions(port, apiKey, enforceRates, times, world, account, Set.of(changed), cloud, stac);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
