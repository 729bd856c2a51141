package dev.swath.app.gate;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Response;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Planet's small pictures of scenes: at a pace of their own, with the account's key, of bounded size and time. They are
 * for the eye alone, so that trouble with them closes no door and stops no work.
 */
public final class PacedPreviews {
    private static final int MOST_BYTES = 2_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final PlanetUrls urls;
    private final HttpFetch fetch;
    private final Gate gate;
    private final Pass pass;
    private final Clock clock;

    /**
     * What Planet is asked with.
     *
     * @param doors whether it may be asked at all
     * @param intervalMillis between two pictures, read for each
     * @param authorization value of the header
     */
    public record Pass(Doors doors, IntSupplier intervalMillis, Supplier<String> authorization) {}

    public PacedPreviews(PlanetUrls urls, HttpFetch fetch, Gate gate, Pass pass, Clock clock) {
        this.urls = urls;
        this.fetch = fetch;
        this.gate = gate;
        this.pass = pass;
        this.clock = clock;
    }

    /**
     * Fetches the picture of a scene, once: nothing is repeated.
     *
     * @return PNG or JPEG; empty when Planet has none
     * @throws Unavailable when it cannot be had now
     * @throws Refused when what comes is no such picture
     */
    public byte[] picture(String itemType, String sceneId) {
        pass.doors().closed().ifPresent(why -> {
            throw new Unavailable("door-closed", "Planet is not asked at present: " + why);
        });
        var address = urls.thumbnail(itemType, sceneId);
        pace();
        try (var answer = fetch.known(address, pass.authorization().get())) {
            gate.wentWell();
            return switch (answer.status()) {
                case 200 -> demandPicture(address, answer);
                case 404, 410 -> new byte[0];
                case 401, 403 ->
                    throw new Unauthorized("unauthorized", address.getHost() + " shows no pictures to this account");
                default -> throw notOne(address, "leads elsewhere");
            };
        } catch (RateLimited limited) {
            gate.pause(limited.retryAfter());
            throw limited;
        }
    }

    private void pace() {
        try {
            gate.await(pass.intervalMillis().getAsInt());
            Gate.sending();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable("stopping", "the run is ending");
        }
    }

    private byte[] demandPicture(URI address, Response answer) {
        if (!TYPES.contains(answer.mediaType())) {
            throw notOne(address, "sent no PNG or JPEG");
        }
        var picture = read(address, answer.body());
        if (!begins(picture, PNG) && !begins(picture, JPEG)) {
            throw notOne(address, "sent no PNG or JPEG");
        }
        return picture;
    }

    private byte[] read(URI address, InputStream body) {
        var until = clock.instant().plus(LONGEST);
        var picture = new byte[MOST_BYTES + 1];
        int size = 0;
        try {
            for (int read = 0;
                    read >= 0 && size <= MOST_BYTES;
                    read = body.read(picture, size, picture.length - size)) {
                size += read;
                if (clock.instant().isAfter(until)) {
                    throw new Unavailable("stalled", address.getHost() + " sends a picture too slowly");
                }
            }
        } catch (IOException e) {
            throw new Unavailable("stalled", address.getHost() + " broke off a picture", e);
        }
        if (size > MOST_BYTES) {
            throw notOne(address, "sends more than " + MOST_BYTES / 1_000_000 + " MB");
        }
        return Arrays.copyOf(picture, size);
    }

    private static boolean begins(byte[] picture, byte[] mark) {
        return picture.length > mark.length && Arrays.equals(picture, 0, mark.length, mark, 0, mark.length);
    }

    private static Refused notOne(URI address, String what) {
        return new Refused("no-preview", address.getHost() + address.getPath() + " " + what + "; no picture is shown");
    }
}
