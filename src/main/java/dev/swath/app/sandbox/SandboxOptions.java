package dev.swath.app.sandbox;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox behaves.
 *
 * @param port of the API, 0 for any free one
 * @param seed same seed, same requests: same catalogue, same pixels, same digests
 * @param apiKey the only key accepted; an empty text accepts any key
 * @param queued how long an order waits
 * @param running how long it is worked on after that
 * @param linkLife how long a download link works
 * @param enforceRates whether calls closer together than Planet allows are answered with 429
 * @param cloudiness 0 = never a cloud, 1 = hardly ever a clear sky
 * @param satellites how many pass each day; 80 give one to two scenes a day at a place
 * @param frameWidthKm across the track
 * @param frameLengthKm along the track
 * @param gsdMetres pixel size of delivered rasters, made coarser where a side would exceed {@code maxSidePixels}
 * @param quotaSquareKm quota of the account, null for no limit
 */
public record SandboxOptions(
        int port,
        long seed,
        String apiKey,
        Duration queued,
        Duration running,
        Duration linkLife,
        boolean enforceRates,
        double cloudiness,
        int satellites,
        double frameWidthKm,
        double frameLengthKm,
        double gsdMetres,
        int maxSidePixels,
        @Nullable Double quotaSquareKm,
        Set<Quirk> quirks) {
    public SandboxOptions {
        quirks = Set.copyOf(quirks);
        require(port >= 0 && port < 65536, "port must be within 0..65535, was " + port);
        require(cloudiness >= 0 && cloudiness <= 1, "cloudiness must be within 0..1, was " + cloudiness);
        require(satellites >= 1 && satellites <= 500, "satellites must be within 1..500, was " + satellites);
        require(frameWidthKm >= 1 && frameWidthKm <= 60, "frame width must be within 1..60 km, was " + frameWidthKm);
        require(
                frameLengthKm >= 2 && frameLengthKm <= 60,
                "frame length must be within 2..60 km, was " + frameLengthKm);
        require(gsdMetres > 0, "pixel size must be above 0 m, was " + gsdMetres);
        require(maxSidePixels >= 1 && maxSidePixels <= 4096, "pixels must be within 1..4096, was " + maxSidePixels);
    }

    /** Any port and key, orders done after six seconds, no limits on rate or quota, no quirks. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                0,
                1,
                "",
                Duration.ofSeconds(2),
                Duration.ofSeconds(4),
                Duration.ofHours(24),
                false,
                0.5,
                80,
                32.5,
                19.6,
                3,
                512,
                null,
                EnumSet.noneOf(Quirk.class));
    }

    public SandboxOptions withPort(int changed) {
        return new SandboxOptions(
                changed,
                seed,
                apiKey,
                queued,
                running,
                linkLife,
                enforceRates,
                cloudiness,
                satellites,
                frameWidthKm,
                frameLengthKm,
                gsdMetres,
                maxSidePixels,
                quotaSquareKm,
                quirks);
    }

    public SandboxOptions withSeed(long changed) {
        return new SandboxOptions(
                port,
                changed,
                apiKey,
                queued,
                running,
                linkLife,
                enforceRates,
                cloudiness,
                satellites,
                frameWidthKm,
                frameLengthKm,
                gsdMetres,
                maxSidePixels,
                quotaSquareKm,
                quirks);
    }

    public SandboxOptions withApiKey(String changed) {
        return new SandboxOptions(
                port,
                seed,
                changed,
                queued,
                running,
                linkLife,
                enforceRates,
                cloudiness,
                satellites,
                frameWidthKm,
                frameLengthKm,
                gsdMetres,
                maxSidePixels,
                quotaSquareKm,
                quirks);
    }

    /** How long orders take. */
    public SandboxOptions withTimes(Duration changedQueued, Duration changedRunning) {
        return new SandboxOptions(
                port,
                seed,
                apiKey,
                changedQueued,
                changedRunning,
                linkLife,
                enforceRates,
                cloudiness,
                satellites,
                frameWidthKm,
                frameLengthKm,
                gsdMetres,
                maxSidePixels,
                quotaSquareKm,
                quirks);
    }

    public SandboxOptions withRates(boolean changed) {
        return new SandboxOptions(
                port,
                seed,
                apiKey,
                queued,
                running,
                linkLife,
                changed,
                cloudiness,
                satellites,
                frameWidthKm,
                frameLengthKm,
                gsdMetres,
                maxSidePixels,
                quotaSquareKm,
                quirks);
    }

    public SandboxOptions withCloudiness(double changed) {
        return new SandboxOptions(
                port,
                seed,
                apiKey,
                queued,
                running,
                linkLife,
                enforceRates,
                changed,
                satellites,
                frameWidthKm,
                frameLengthKm,
                gsdMetres,
                maxSidePixels,
                quotaSquareKm,
                quirks);
    }

    public SandboxOptions withQuota(@Nullable Double squareKm) {
        return new SandboxOptions(
                port,
                seed,
                apiKey,
                queued,
                running,
                linkLife,
                enforceRates,
                cloudiness,
                satellites,
                frameWidthKm,
                frameLengthKm,
                gsdMetres,
                maxSidePixels,
                squareKm,
                quirks);
    }

    /** Exactly these quirks. */
    public SandboxOptions withQuirks(Quirk... changed) {
        return new SandboxOptions(
                port,
                seed,
                apiKey,
                queued,
                running,
                linkLife,
                enforceRates,
                cloudiness,
                satellites,
                frameWidthKm,
                frameLengthKm,
                gsdMetres,
                maxSidePixels,
                quotaSquareKm,
                Set.of(changed));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
