package dev.swath.step.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.HttpFetchSettings;
import dev.swath.io.base.Origin;
import dev.swath.io.planet.Links;
import dev.swath.io.store.Store;
import dev.swath.io.store.disk.DiskStore;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.Claim;
import dev.swath.model.Fetch;
import dev.swath.model.Route;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** One file of an order, from the claimed row to its place, over a real server and a real ledger. */
abstract class DownloadCase {
    static final String TIF = "PSScene/20240502_101112_13_24ab_3B_udm2_clip.tif";
    static final byte[] BYTES = bytes(200_000);
    static final URI LINK = URI.create("https://planet.example/download?token=c0ffee");

    final Path folder;
    final Ordered ordered;
    final Store store;
    final Origin origin = new Origin();
    final Links links = new Links(Clock.systemUTC());
    final HttpFetch http = new HttpFetch(
            new HttpFetchSettings(
                    Duration.ofSeconds(5), Duration.ofMillis(400), 4, null, List.of(), null, "swath-test"),
            Clock.systemUTC());
    final StreamFile streamFile;

    DownloadCase(@TempDir Path folder) {
        this.folder = folder;
        this.ordered = new Ordered(folder);
        this.store = new DiskStore(folder.resolve("delivered"), 0);
        this.streamFile = new StreamFile(
                ordered.ledger,
                store,
                links,
                http,
                new StreamFile.Rules(List.of("storage.example"), Duration.ZERO, false, false),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        origin.requests().forEach(headers -> assertThat(headers).doesNotContainKey("Authorization"));
        origin.close();
        http.close();
        ordered.close();
    }

    /** Fetches a manifest of one file and claims that. */
    Claim file(long bytes, String sha256) {
        origin.then(Origin.body(200, """
                {"files":[{"path":"%s","size":%d,"digests":{"sha256":"%s"},
                 "annotations":{"planet/item_id":"20240502_101112_13_24ab"}}]}""".formatted(TIF, bytes, sha256)));
        stream(ordered.claim(Route.DOWNLOAD));
        return ordered.claim(Route.DOWNLOAD);
    }

    void stream(Claim claim) {
        streamFile.stream(
                hop(claim, 302, Map.of("location", origin.uri("/f?sig=0").toString())));
    }

    Answer hop(Claim claim, int status, Map<String, String> headers) {
        var fetch = new Fetch(claim, ordered.ledger.deliveries().get(claim.workId()), LINK, false);
        return new Answer(new Call("GET", LINK, null, fetch), status, headers, "", null);
    }

    <T extends Trouble> T assertTrouble(Class<T> kind, String code, Claim claim) {
        var trouble = org.assertj.core.api.Assertions.catchThrowableOfType(kind, () -> stream(claim));
        assertThat(trouble).isNotNull().hasMessageNotContaining("\n").hasMessageNotContaining("sig=");
        assertThat(trouble.code()).isEqualTo(code);
        return trouble;
    }

    Path target(Claim claim) {
        return folder.resolve("delivered")
                .resolve(ordered.ledger.deliveries().get(claim.workId()).target());
    }

    List<String> delivered() {
        if (!Files.exists(folder.resolve("delivered"))) {
            return List.of();
        }
        try (var files = Files.walk(folder.resolve("delivered"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException trouble) {
            throw new java.io.UncheckedIOException(trouble);
        }
    }

    static byte[] bytes(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
