package dev.swath.io.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store keeps to, wherever it lies. */
abstract class StoreContract {
    private static final byte[] SMALL = "0123456789".getBytes(UTF_8);
    private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

    /** Least that a store keeps of a file that broke off, in bytes. */
    abstract int grain();

    abstract Store store();

    /** Whatever lies there, final names and leftovers, as the place itself lists them. */
    abstract List<String> everything();

    /** Puts bytes there by other means than ours. */
    abstract void plant(String target, byte[] bytes);

    @Test
    void aFile_hasItsNameOnlyWhenItIsFinished() throws IOException {
        var file = TestFile.of("drop/field/scene.tif", SMALL);
        try (var incoming = store().open(file.delivery(), "L1")) {
            incoming.restart("\"a\"");
            incoming.write(SMALL, SMALL.length);
            assertThat(incoming.isComplete()).isTrue();
            assertThat(store().verified(file.delivery())).isEmpty();
            assertThat(store().isIntact(file.delivery())).isFalse();
            assertThat(incoming.finish()).isEqualTo(new Stored(SMALL.length, file.digest(), false, file.crc32c()));
        }
        assertThat(everything()).containsExactly("drop/field/scene.tif");
        assertThat(store().verified(file.delivery())).hasValueSatisfying(there -> {
            assertThat(there.digest()).isEqualTo(file.digest());
            assertThat(there.reused()).isTrue();
            assertThat(there.crc32c()).isIn(file.crc32c(), null);
        });
        assertHolds(file.delivery(), SMALL);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aLargeFile_ofAnySize_isWhole(int more) {
        for (int grains = 1; grains <= 3; grains += 2) {
            var file = TestFile.of("f" + grains, TestFile.bytes(grains * grain() + more - 1));
            assertThat(deliver(file.delivery(), file.bytes()).crc32c()).isEqualTo(file.crc32c());
            assertThat(store().verified(file.delivery())).isPresent();
            assertHolds(file.delivery(), file.bytes());
        }
    }

    @Test
    void aFileOfUnknownSize_isWhole() {
        for (int size : new int[] {0, 7, grain(), 2 * grain(), 2 * grain() + 5}) {
            var file = TestFile.of("f" + size, TestFile.bytes(size));
            var unknown = TestFile.delivery("f" + size, -1, null, null);
            assertThat(deliver(unknown, file.bytes())).isEqualTo(new Stored(size, file.digest(), false, file.crc32c()));
            assertHolds(unknown, file.bytes());
            assertThat(store().verified(unknown))
                    .as("nothing says what it should be")
                    .isEmpty();
            assertThat(store().isIntact(unknown)).isTrue();
        }
    }

    @Test
    void whatIsRemoved_isGone_andNothingElse() {
        store().put("catalog/a.json", SMALL, "L1");
        store().put("catalog/b.json", SMALL, "L2");
        store().remove("catalog/a.json");
        store().remove("catalog/a.json");
        assertThat(everything()).containsExactly("catalog/b.json");
        assertThatThrownBy(() -> store().remove("../catalog/b.json")).isInstanceOf(Corrupt.class);
        assertThat(store().size("catalog/b.json")).hasValue(SMALL.length);
    }

    @Test
    void md5_isUsedWhereThereIsNothingBetter() {
        var file = TestFile.of("a", SMALL);
        var md5 = TestFile.delivery("a", SMALL.length, null, file.md5());
        assertThat(deliver(md5, SMALL).digest()).isEqualTo("md5:" + file.md5());
        assertThat(store().verified(md5)).isPresent();
        assertThat(store().verified(file.delivery()))
                .as("known by another digest, it is read")
                .isPresent();
        var both = TestFile.delivery("b", SMALL.length, file.sha256(), "0".repeat(32));
        assertThat(deliver(both, SMALL).digest()).isEqualTo(file.digest());
    }

    @Test
    void sameNameButOtherBytes_isNotTheFile_andIsReplaced() {
        var file = TestFile.of("drop/scene.tif", SMALL);
        assertThat(store().verified(file.delivery())).isEmpty();
        for (var other : List.of("012345678", "012345678X")) {
            plant("drop/scene.tif", other.getBytes(UTF_8));
            assertThat(store().verified(file.delivery())).isEmpty();
            assertThat(store().isIntact(file.delivery())).isFalse();
        }
        deliver(file.delivery(), SMALL);
        assertThat(store().verified(file.delivery())).isPresent();
        assertHolds(file.delivery(), SMALL);
    }

    @Test
    void theRightBytesByWhateverMeans_areTheFile() {
        plant("drop/scene.tif", SMALL);
        assertThat(store().verified(TestFile.of("drop/scene.tif", SMALL).delivery()))
                .isPresent();
    }

    @Test
    void aWrongDigest_isCorrupt_andTheBytesAreGone() {
        for (var bytes : List.of(SMALL, TestFile.bytes(2 * grain() + 1))) {
            var delivery = TestFile.delivery("scene.tif", bytes.length, "0".repeat(64), null);
            assertCode(Corrupt.class, "wrong-digest", () -> deliver(delivery, bytes));
            assertThat(everything()).isEmpty();
        }
    }

    @Test
    void moreThanTheManifestSays_isCorrupt_andTheBytesAreGone() {
        for (var bytes : List.of(SMALL, TestFile.bytes(2 * grain() + 1))) {
            var sha256 = TestFile.of("x", bytes).sha256();
            var delivery = TestFile.delivery("scene.tif", bytes.length - 1, sha256, null);
            assertCode(Corrupt.class, "too-long", () -> deliver(delivery, bytes));
            assertThat(everything()).isEmpty();
        }
    }

    @Test
    void missingBytes_areNotAFile_butWhatCameIsGoneOnWith_byTheNextLease() {
        var file = TestFile.of("drop/scene.tif", TestFile.bytes(3 * grain()));
        leave(file, "L1", 2 * grain() + 1, "\"a\"");
        assertThat(store().verified(file.delivery())).isEmpty();
        try (var incoming = store().open(file.delivery(), "L2")) {
            assertThat(incoming.position()).isBetween(2L * grain(), 2L * grain() + 1);
            assertThat(incoming.etag()).isEqualTo("\"a\"");
            assertThat(incoming.isComplete()).isFalse();
            pour(incoming, file.bytes(), (int) incoming.position(), file.bytes().length);
            assertThat(incoming.finish())
                    .isEqualTo(new Stored(file.bytes().length, file.digest(), false, file.crc32c()));
        }
        assertThat(everything()).containsExactly("drop/scene.tif");
        assertHolds(file.delivery(), file.bytes());
    }

    @Test
    void bytesOfUnknownOrigin_areNotGoneOnWith() {
        var file = TestFile.of("scene.tif", TestFile.bytes(3 * grain()));
        leave(file, "L1", 2 * grain(), null);
        assertThat(positionOfNext(file.delivery())).isZero();

        leave(file, "L1", 2 * grain() + 1, "\"a\"");
        assertThat(positionOfNext(TestFile.delivery("scene.tif", grain() / 2, file.sha256(), null)))
                .as("longer than the file")
                .isZero();

        leave(file, "L1", 2 * grain() + 1, "\"a\"");
        assertThat(positionOfNext(TestFile.delivery("scene.tif", -1, null, null)))
                .as("no digest to notice a mixture by")
                .isZero();
    }

    @Test
    void aFileThatComesAnewUnderAnotherTag_hasNothingOfTheFormer() {
        var file = TestFile.of("scene.tif", TestFile.bytes(3 * grain()));
        leave(TestFile.of("scene.tif", new byte[3 * grain()]), "L1", 2 * grain() + 1, "\"a\"");
        try (var incoming = store().open(file.delivery(), "L2")) {
            incoming.restart("\"b\"");
            assertThat(incoming.position()).isZero();
            pour(incoming, file.bytes(), 0, file.bytes().length);
            incoming.finish();
        }
        assertThat(everything()).containsExactly("scene.tif");
        assertHolds(file.delivery(), file.bytes());
    }

    @Test
    void whatWasDiscarded_isGone() {
        var file = TestFile.of("scene.tif", TestFile.bytes(3 * grain()));
        try (var incoming = store().open(file.delivery(), "L1")) {
            incoming.restart("\"a\"");
            pour(incoming, file.bytes(), 0, 2 * grain() + 1);
            incoming.discard();
        }
        assertThat(everything()).isEmpty();
        assertThat(positionOfNext(file.delivery())).isZero();
    }

    @Test
    void twoLeasesAtOnce_neverWriteIntoOneFile() {
        var file = TestFile.of("scene.tif", TestFile.bytes(3 * grain()));
        var other = new byte[3 * grain()];
        try (var former = store().open(file.delivery(), "L1")) {
            former.restart("\"a\"");
            pour(former, file.bytes(), 0, grain() + 1);
            try (var latter = store().open(file.delivery(), "L2")) {
                assertThat(latter.position()).isZero();
                latter.restart("\"a\"");
                pour(latter, file.bytes(), 0, 2 * grain() + 1);
                pour(former, other, grain() + 1, other.length);
                pour(latter, file.bytes(), 2 * grain() + 1, other.length);
                assertThat(latter.finish().bytes()).isEqualTo(other.length);
            }
            assertThatThrownBy(former::finish).isInstanceOf(Corrupt.class);
        }
        assertThat(everything()).containsExactly("scene.tif");
        assertHolds(file.delivery(), file.bytes());
    }

    @Test
    void aSecondName_holdsTheSameBytes_andReplacesWhatLayThere() {
        var file = TestFile.of("a/scene.tif", TestFile.bytes(grain() + 1));
        var second = TestFile.of("b/scene.tif", file.bytes());
        deliver(file.delivery(), file.bytes());
        plant("b/scene.tif", SMALL);
        for (int again = 0; again < 2; again++) {
            store().link(file.delivery(), "b/scene.tif", "L1");
            assertHolds(second.delivery(), file.bytes());
            assertThat(store().verified(second.delivery())).isPresent();
        }
        assertThat(everything()).containsExactlyInAnyOrder("a/scene.tif", "b/scene.tif");
    }

    @Test
    void aSmallFile_isPutInOneStep_inPlaceOfWhatLayThere() {
        var file = TestFile.of("a/b/about.json", SMALL);
        plant("a/b/about.json", "something longer than that".getBytes(UTF_8));
        for (int again = 0; again < 2; again++) {
            assertThat(store().put(file.target(), SMALL, "L1"))
                    .isEqualTo(new Stored(SMALL.length, file.digest(), false, file.crc32c()));
        }
        assertThat(store().verified(file.delivery())).isPresent();
        assertThat(store().put("empty", new byte[0], "L1").bytes()).isZero();
        assertHolds(file.delivery(), SMALL);
        assertThat(everything()).containsExactlyInAnyOrder("a/b/about.json", "empty");
    }

    @Test
    void whatLiesThere_isMeasuredAndListed_withoutWhatIsOnItsWay() {
        deliver(TestFile.of("a/ü 1.tif", SMALL).delivery(), SMALL);
        plant("stray", new byte[3]);
        leave(TestFile.of("a/on-its-way.tif", TestFile.bytes(3 * grain())), "L1", 2 * grain() + 1, "\"a\"");
        assertThat(store().size("a/ü 1.tif")).hasValue(SMALL.length);
        assertThat(store().size("stray")).hasValue(3);
        assertThat(store().size("a/on-its-way.tif")).isEmpty();
        assertThat(store().size("a")).isEmpty();
        assertThat(store().pointer("stray")).isEmpty();
        var listed = new ArrayList<String>();
        store().list(listed::add);
        assertThat(listed).containsExactlyInAnyOrder("a/ü 1.tif", "stray");
    }

    @Test
    void anEmptyStore_listsNothing() {
        store().list(name -> assertThat(name).as("nothing").isEmpty());
    }

    @Test
    void overwriting_bringsTheBytesAgain() {
        for (var file : List.of(TestFile.of("s", SMALL), TestFile.of("l", TestFile.bytes(2 * grain() + 1)))) {
            deliver(file.delivery(), file.bytes());
            try (var incoming = store().overwrite(file.delivery(), "L2")) {
                incoming.restart("\"f\"");
                pour(incoming, file.bytes(), 0, file.bytes().length);
                assertThat(incoming.finish().digest()).isEqualTo(file.digest());
            }
            assertHolds(file.delivery(), file.bytes());
        }
        assertThat(everything()).containsExactlyInAnyOrder("s", "l");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x", "a/../x", "a/..", "/etc/x", "a//x", "", ".", "a/./x", "a\\..\\x", "C:/x", "a/", "a\nx"})
    void aTargetThatIsNoPlainNameInside_isRefused(String target) {
        var delivery = TestFile.delivery(target, SMALL.length, "0".repeat(64), null);
        var other = TestFile.of("plain", SMALL);
        deliver(other.delivery(), SMALL);
        for (var door : List.<Runnable>of(
                () -> store().open(delivery, "L1"),
                () -> store().verified(delivery),
                () -> store().overwrite(delivery, "L1"),
                () -> store().put(target, SMALL, "L1"),
                () -> store().size(target),
                () -> store().link(other.delivery(), target, "L1"),
                () -> store().read(delivery))) {
            assertCode(Corrupt.class, "unsafe-name", door);
        }
        assertThat(everything()).containsExactly("plain");
    }

    @Test
    void strangeButPlainNames_areKept() {
        for (var name : List.of("a b/c+d&e=f.tif", "größe/%2e%2e/ü?#.tif", "x".repeat(200), "'\"<>|*~$.tif")) {
            var file = TestFile.of(name, SMALL);
            deliver(file.delivery(), SMALL);
            assertThat(store().verified(file.delivery())).as(name).isPresent();
        }
        assertThat(everything()).contains("größe/%2e%2e/ü?#.tif", "'\"<>|*~$.tif");
    }

    @Test
    void sweeping_removesWhatNobodyGoesOnWith_andOnlyThat() {
        for (var lease : List.of("alive", "dead")) {
            leave(TestFile.of(lease + ".tif", TestFile.bytes(3 * grain())), lease, 2 * grain() + 1, "\"a\"");
        }
        deliver(TestFile.of("done.tif", SMALL).delivery(), SMALL);
        assertThat(store().sweep("alive"::equals, Instant.EPOCH))
                .as("all are young")
                .isZero();
        assertThat(store().sweep("alive"::equals, EVER)).isPositive();
        assertThat(everything()).hasSizeGreaterThan(1).noneMatch(name -> name.contains("dead"));
        assertThat(positionOfNext(
                        TestFile.of("alive.tif", TestFile.bytes(3 * grain())).delivery()))
                .isPositive();
        assertThat(positionOfNext(
                        TestFile.of("dead.tif", TestFile.bytes(3 * grain())).delivery()))
                .isZero();
    }

    @Test
    void sweepingAStoreThatIsEmpty_doesNothing() {
        assertThat(store().sweep(lease -> false, EVER)).isZero();
    }

    private void leave(TestFile file, String lease, int bytes, @Nullable String etag) {
        try (var incoming = store().open(file.delivery(), lease)) {
            incoming.restart(etag);
            pour(incoming, file.bytes(), 0, bytes);
            assertThatThrownBy(incoming::finish).isInstanceOf(Unavailable.class);
        }
    }

    private long positionOfNext(Delivery delivery) {
        try (var incoming = store().open(delivery, "next")) {
            return incoming.position();
        }
    }

    final Stored deliver(Delivery delivery, byte[] bytes) {
        try (var incoming = store().open(delivery, "L")) {
            incoming.restart("\"e\"");
            pour(incoming, bytes, 0, bytes.length);
            return incoming.finish();
        }
    }

    /** In reads of a common size. */
    static void pour(Incoming incoming, byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += 65_536) {
            var some = Arrays.copyOfRange(bytes, at, Math.min(to, at + 65_536));
            incoming.write(some, some.length);
        }
    }

    final void assertHolds(Delivery delivery, byte[] bytes) {
        try (var stream = store().read(delivery)) {
            assertThat(Arrays.equals(stream.readAllBytes(), bytes))
                    .as("bytes of " + delivery.target())
                    .isTrue();
        } catch (IOException trouble) {
            throw new java.io.UncheckedIOException(trouble);
        }
    }

    static void assertCode(Class<? extends Trouble> kind, String code, Runnable action) {
        var trouble = catchThrowableOfType(Trouble.class, action::run);
        assertThat(trouble).isInstanceOf(kind).hasMessageNotContaining("\n");
        assertThat(trouble.code()).isEqualTo(code);
    }
}
