package dev.swath.io.store.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskStoreTest {
    private static final byte[] BYTES = "0123456789".getBytes(UTF_8);
    private static final String SHA256 = "84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882";

    private final Path root;
    private final DiskStore store;

    DiskStoreTest(@TempDir Path root) {
        this.root = root;
        this.store = new DiskStore(root.resolve("store"), 0);
    }

    @Test
    void missingBytes_areNotAFile_butWhatCameIsKept_forTheNextLease() {
        var delivery = delivery("drop/scene.tif");
        leave(delivery, "L1", 4, "\"a\"");
        assertThat(names()).containsExactlyInAnyOrder(".scene.tif.L1.part", ".scene.tif.L1.part.etag");
        try (var incoming = store.open(delivery, "L2")) {
            assertThat(incoming.position()).isEqualTo(4);
            assertThat(incoming.etag()).isEqualTo("\"a\"");
            assertThat(names()).containsExactlyInAnyOrder(".scene.tif.L2.part", ".scene.tif.L2.part.etag");
            incoming.write("456789".getBytes(UTF_8), 6);
            assertThat(incoming.finish().digest()).isEqualTo("sha256:" + SHA256);
        }
        assertThat(names()).containsExactly("scene.tif");
    }

    @Test
    void oneLeaseTwiceAtOnce_isRefused() {
        var delivery = delivery("scene.tif");
        try (var first = store.open(delivery, "L1")) {
            first.restart(null);
            assertThatThrownBy(() -> store.open(delivery, "L1")).isInstanceOf(Unavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".x.L1.part", ".x.L1.part.etag"})
    void aTemporaryName_isNoTarget(String target) {
        for (var door : List.<Runnable>of(
                () -> store.open(delivery(target), "L1"),
                () -> store.verified(delivery(target)),
                () -> store.read(delivery(target)))) {
            assertThat(catchThrowableOfType(Trouble.class, door::run))
                    .isInstanceOf(Corrupt.class)
                    .extracting(Trouble::code)
                    .isEqualTo("unsafe-name");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aLinkThatLeadsOutside_isNotFollowed() throws IOException {
        var outside = Files.createDirectory(root.resolve("outside"));
        Files.createDirectory(root.resolve("store"));
        Files.createSymbolicLink(root.resolve("store/drop"), outside);
        assertThatThrownBy(() -> store.open(delivery("drop/sub/x"), "L1")).isInstanceOf(Corrupt.class);
        assertThat(outside).isEmptyDirectory();

        Files.write(outside.resolve("x"), BYTES);
        Files.createSymbolicLink(root.resolve("store/x"), outside.resolve("x"));
        assertThat(store.verified(delivery("x"))).as("bytes that lie elsewhere").isEmpty();
        stored(delivery("x"));
        assertThat(root.resolve("store/x")).isRegularFile().isNotEqualTo(outside.resolve("x"));
        assertThat(Files.isSymbolicLink(root.resolve("store/x"))).isFalse();
    }

    @Test
    void theLongestNameOfADisk_fits() {
        var longest = delivery("é".repeat(120) + "-" + "x".repeat(10) + ".tif");
        leave(longest, "01JX0000000000000000000000", 4, "\"a\"");
        assertThat(positionOfNext(longest)).isEqualTo(4);
        assertThat(stored(longest).bytes()).isEqualTo(10);
        assertThatThrownBy(() -> stored(delivery("x".repeat(256)))).isInstanceOf(Corrupt.class);
    }

    @Test
    void theReserve_isNeverFilled() {
        var full = new DiskStore(root, Long.MAX_VALUE / 2);
        assertThat(catchThrowableOfType(NoSpace.class, () -> full.open(delivery("x"), "L1")))
                .hasMessageContaining("store.min-free-mb")
                .extracting(Trouble::code)
                .isEqualTo("disk-full");
        assertThat(names()).isEmpty();
        store.requireSpace(1);
    }

    @Test
    void aStoreThatCannotBeWrittenTo_isNoSpace_inOneLine() throws IOException {
        Files.writeString(root.resolve("store"), "a file where the folder should be");
        assertThatThrownBy(() -> stored(delivery("drop/x")))
                .isInstanceOf(NoSpace.class)
                .hasMessageContaining(root.resolve("store").toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void aReadOnlyFolder_isSaidToBeOne() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("nothing is read-only to root")
                .isNotEqualTo("root");
        Files.createDirectory(
                root.resolve("store"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        assertThat(catchThrowableOfType(NoSpace.class, () -> stored(delivery("x")))
                        .code())
                .isEqualTo("not-allowed");
    }

    @Test
    void sweeping_removesOnlyWhatNobodyGoesOnWith() throws IOException {
        for (var lease : List.of("alive", "dead", "young")) {
            leave(delivery("drop/" + lease + ".tif"), lease, 4, "\"a\"");
        }
        stored(delivery("drop/done.tif"));
        Files.writeString(root.resolve("store/drop/.hidden.part"), "of somebody else");
        var old = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
        try (var files = Files.walk(root)) {
            for (var file :
                    files.filter(path -> !path.toString().contains("young")).toList()) {
                Files.setLastModifiedTime(file, old);
            }
        }
        assertThat(store.sweep("alive"::equals, Instant.parse("2026-02-01T00:00:00Z")))
                .isEqualTo(2);
        assertThat(names())
                .containsExactlyInAnyOrder(
                        ".alive.tif.alive.part",
                        ".alive.tif.alive.part.etag",
                        ".young.tif.young.part",
                        ".young.tif.young.part.etag",
                        ".hidden.part",
                        "done.tif");
    }

    private void leave(Delivery delivery, String lease, int bytes, @Nullable String etag) {
        try (var incoming = store.open(delivery, lease)) {
            incoming.restart(etag);
            incoming.write(BYTES, bytes);
            assertThatThrownBy(incoming::finish).isInstanceOf(Unavailable.class);
        }
    }

    private long positionOfNext(Delivery delivery) {
        try (var incoming = store.open(delivery, "next")) {
            return incoming.position();
        }
    }

    private Stored stored(Delivery delivery) {
        try (var incoming = store.open(delivery, "L")) {
            incoming.restart(null);
            incoming.write(BYTES, BYTES.length);
            return incoming.finish();
        }
    }

    private List<String> names() {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException trouble) {
            throw new java.io.UncheckedIOException(trouble);
        }
    }

    private static Delivery delivery(String target) {
        return delivery(target, 10, SHA256, null);
    }

    private static Delivery delivery(String target, long bytes, @Nullable String sha256, @Nullable String md5) {
        return new Delivery("D1", "J1", "O1", "planet-1", "PSScene/scene.tif", target, bytes, sha256, md5, null);
    }
}
