package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.swath.io.base.FreePort;
import dev.swath.io.base.Origin;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A run with its console, and a browser to look at it; plans of more than a hectare wait for somebody, and maps have a
 * background.
 */
final class ConsoleRun implements AutoCloseable {
    /** For what a busy machine takes long to do. */
    static final Duration LONG = Duration.ofMinutes(4);

    private final URI address = URI.create("http://127.0.0.1:" + FreePort.next());
    private final Origin tiles = new Origin(Origin.chunked(grey()));
    private final Campaign campaign;
    private final Chromium chromium;
    private @Nullable RunningJar run;

    /** Skips the test where there is no browser. Nothing runs yet. */
    ConsoleRun(Path home) throws IOException {
        Chromium.demand();
        PlaywrightAssertions.setDefaultAssertionTimeout((double) LONG.toMillis());
        chromium = new Chromium();
        campaign = Campaign.in(home)
                .set("web.port", address.getPort())
                .set("web.tiles", tiles.uri("/") + "{z}/{x}/{y}.png")
                .set("time.scale", 60)
                .set("lease.seconds", 600)
                .set("quota.approve-above-hectares", 1);
    }

    private static byte[] grey() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(256, 256, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
        return bytes.toByteArray();
    }

    Campaign campaign() {
        return campaign;
    }

    /** Routes that may be edited. */
    void ownRoutes() throws IOException {
        var folder = Files.createDirectory(campaign.home().resolve("routes"));
        for (var file : Campaign.files(Path.of("routes"), any -> true)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    /** The demo's shapefile, as a person would copy it. */
    void dropDemo() throws IOException {
        for (var part : List.of("properties", "dbf", "prj", "shx", "shp")) {
            try (var in = ConsoleRun.class.getResourceAsStream("/demo/parcels." + part)) {
                Files.copy(Objects.requireNonNull(in), campaign.inbox().resolve("parcels." + part));
            }
        }
    }

    /** Returns when the console answers. */
    void begin() throws Exception {
        var begun = RunningJar.start(
                campaign.home(), List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), campaign.arguments("run"));
        run = begun;
        await().atMost(LONG).until(() -> answers() || !begun.isAlive());
        assertThat(begun.isAlive()).as(begun.err()).isTrue();
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    Chromium.Visit visit() {
        return chromium.visit(address);
    }

    /** As {@code kill -9} does. */
    void kill() throws Exception {
        if (run != null) {
            run.kill();
        }
    }

    @Override
    public void close() throws Exception {
        chromium.close();
        kill();
        campaign.close();
        tiles.close();
    }
}
