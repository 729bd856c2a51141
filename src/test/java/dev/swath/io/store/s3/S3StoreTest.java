package dev.swath.io.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.S3Faults;
import dev.swath.io.store.TestFile;
import dev.swath.model.Upload;
import dev.swath.model.UploadPart;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** What a bucket adds to the contract of stores: parts that outlive the process, and what others may see. */
final class S3StoreTest extends S3Case {
    private static final TestFile FILE = TestFile.of("a/scene.tif", TestFile.bytes(4 * PART + 7));
    private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

    @Test
    void anotherProcess_readsTheFinishedPartsAgain_andSendsOnlyTheOthers() {
        breakOff(freshStore(), FILE, "L1", 3 * PART + 1);
        faults.clear();
        var next = freshStore();
        try (var incoming = next.open(FILE.delivery(), "L2")) {
            assertThat(incoming.position()).as("it does not know their digest").isZero();
            assertThat(incoming.etag()).isNull();
            incoming.restart("\"e\"");
            pour(incoming, FILE.bytes(), 0, FILE.bytes().length);
            incoming.finish();
        }
        assertHolds(FILE);
        assertThat(faults.calls()).containsExactly("UploadPart 4", "UploadPart 5", "CompleteMultipartUpload");
    }

    @Test
    void anotherProcess_thatBreaksOffWhileItReadsAgain_goesOnThere() {
        breakOff(freshStore(), FILE, "L1", 3 * PART + 1);
        var next = freshStore();
        breakOff(next, FILE, "L2", 2 * PART + 1);
        faults.clear();
        try (var incoming = next.open(FILE.delivery(), "L3")) {
            assertThat(incoming.position()).isEqualTo(2L * PART);
            pour(incoming, FILE.bytes(), 2 * PART, FILE.bytes().length);
            incoming.finish();
        }
        assertHolds(FILE);
        assertThat(faults.calls()).containsExactly("UploadPart 4", "UploadPart 5", "CompleteMultipartUpload");
    }

    @Test
    void aSourceThatChangedUnderTheSameTag_isNoticed_andBeginsAnew() {
        breakOff(freshStore(), FILE, "L1", 3 * PART + 1);
        var changed = FILE.bytes().clone();
        changed[PART + 1]++;
        var other = TestFile.of("a/scene.tif", changed);
        var next = freshStore();
        trouble(Corrupt.class, "source-changed", () -> deliver(next, other, "L2"));
        assertThat(server.uploads(bucket)).isEmpty();
        deliver(next, other, "L3");
        assertHolds(other);
    }

    @Test
    void whoLostTheUploadToAnotherLease_writesNothingDown() {
        var former = freshStore();
        try (var incoming = former.open(FILE.delivery(), "L1")) {
            incoming.restart("\"e\"");
            pour(incoming, FILE.bytes(), 0, 2 * PART);
            log.takeOver(log.all().get(0).id(), "L2");
            trouble(Unavailable.class, "taken-over", () -> pour(incoming, FILE.bytes(), 2 * PART, 4 * PART));
        }
        deliver(freshStore(), FILE, "L2");
        assertHolds(FILE);
    }

    @Test
    void aSmallFile_isOneCall_andALargeOneLooksForStraysOnce() {
        deliver(freshStore(), TestFile.of("small", TestFile.bytes(PART)), "L1");
        assertThat(faults.calls()).containsExactly("PutObject");
        var stray = server.client()
                .createMultipartUpload(request -> request.bucket(bucket).key(PREFIX + FILE.target()));
        assertThat(stray.uploadId()).isNotEmpty();
        faults.clear();
        deliver(freshStore(), FILE, "L1");
        assertThat(faults.calls())
                .startsWith("ListMultipartUploads", "AbortMultipartUpload", "CreateMultipartUpload")
                .hasSize(9);
        assertHolds(FILE);
    }

    @Test
    void objects_sayWhatTheyAre_howeverTheyWereSent() {
        var store = freshStore();
        for (var file : List.of(FILE, TestFile.of("small.TIF", new byte[3]), TestFile.of("x.json", new byte[3]))) {
            deliver(store, file, "L1");
            store.link(file.delivery(), "second/" + file.target(), "L1");
            for (var key : List.of(PREFIX + file.target(), PREFIX + "second/" + file.target())) {
                var head = server.client()
                        .headObject(request -> request.bucket(bucket).key(key));
                assertThat(head.contentType()).isEqualTo(key.endsWith("json") ? "application/json" : "image/tiff");
                assertThat(head.metadata()).containsEntry("swath-digest", file.digest());
            }
        }
    }

    @Test
    void whatWeStored_isKnownWithoutReadingIt() {
        var store = freshStore();
        deliver(store, FILE, "L1");
        faults.clear();
        assertThat(store.verified(FILE.delivery())).isPresent();
        assertThat(faults.calls()).containsExactly("HeadObject");
    }

    @Test
    void sweeping_keepsToOurPrefix_andForgetsWhatIsGone() {
        for (var key : List.of("other/x", PREFIX + "ours")) {
            server.client()
                    .createMultipartUpload(request -> request.bucket(bucket).key(key));
        }
        log.begun(new Upload("gone", "D", PREFIX + "gone", PART, "\"e\"", Instant.EPOCH, "L", List.of()));
        assertThat(freshStore().sweep(lease -> false, EVER)).isEqualTo(1);
        assertThat(server.uploads(bucket)).containsExactly("other/x");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void sweepingAWholeBucket_leavesWhatIsNotWrittenDown() {
        server.client().createMultipartUpload(request -> request.bucket(bucket).key("theirs"));
        var whole =
                new S3Rules(bucket, "", PART, false, S3Rules.Share.COPY, S3Rules.Conditional.AUTO, null, null, null);
        assertThat(store(client, whole).sweep(lease -> false, EVER)).isZero();
        assertThat(server.uploads(bucket)).containsExactly("theirs");
    }

    @Test
    void aPointer_saysWhereTheFileLies() {
        var store = store(client, rules(bucket, S3Rules.Share.POINTER, S3Rules.Conditional.AUTO));
        var file = TestFile.of("a/b.tif", "bytes".getBytes(UTF_8));
        deliver(store, file, "L1");
        store.link(file.delivery(), "c/d.tif", "L1");
        store.link(file.delivery(), "c/d.tif", "L1");
        assertThat(server.keys(bucket)).containsExactly("pre/a/b.tif", "pre/c/d.tif.link.json");
        var pointer = server.client()
                .getObjectAsBytes(request -> request.bucket(bucket).key("pre/c/d.tif.link.json"))
                .asUtf8String();
        assertThat(pointer)
                .isEqualTo("{\"bucket\":\"%s\",\"key\":\"pre/a/b.tif\",\"bytes\":5,\"digest\":\"%s\"}"
                        .formatted(bucket, file.digest()));
        assertThat(store.size("c/d.tif")).isEmpty();
        assertThat(store.pointer("c/d.tif")).hasValueSatisfying(said -> {
            assertThat(said.bytes()).isEqualTo(5);
            assertThat(said.digest()).isEqualTo(file.digest());
        });
        var listed = new ArrayList<String>();
        store.list(listed::add);
        assertThat(listed).containsExactly("a/b.tif", "c/d.tif");
    }

    @Test
    void overwriting_replacesEvenAnObjectThatClaimsToBeTheSame() throws IOException {
        var store = freshStore();
        var file = TestFile.of("a/b.tif", "bytes".getBytes(UTF_8));
        server.client()
                .putObject(
                        request -> request.bucket(bucket)
                                .key(PREFIX + "a/b.tif")
                                .metadata(Map.of("swath-digest", file.digest())),
                        RequestBody.fromString("wrong"));
        deliver(store, file, "L1");
        assertThat(store.read(file.delivery())).hasContent("wrong");
        try (var incoming = store.overwrite(file.delivery(), "L2")) {
            incoming.restart(null);
            incoming.write(file.bytes(), file.bytes().length);
            incoming.finish();
        }
        assertThat(store.read(file.delivery())).hasContent("bytes");
    }

    @Test
    void aCopy_isMadeByTheServer() {
        var store = freshStore();
        deliver(store, FILE, "L1");
        faults.clear();
        store.link(FILE.delivery(), "c/d.tif", "L1");
        assertThat(faults.calls()).containsExactly("HeadObject", "HeadObject", "PutObject");
        faults.clear();
        store.link(FILE.delivery(), "c/d.tif", "L1");
        assertThat(faults.calls()).containsExactly("HeadObject", "HeadObject");
    }

    @Test
    void objectsThatOthersPut_areReadOnce_beforeTheyCount() {
        var file = TestFile.of("a/b.tif", "bytes".getBytes(UTF_8));
        server.client()
                .putObject(
                        request -> request.bucket(bucket).key(PREFIX + "a/b.tif"), RequestBody.fromBytes(file.bytes()));
        assertThat(freshStore().verified(file.delivery())).isPresent();
        assertThat(faults.calls()).containsExactly("HeadObject", "GetObject");
        faults.on("GetObject", 1, S3Faults.framing());
        assertThat(freshStore().verified(file.delivery())).isEmpty();
    }

    @Test
    void filesOfTenThousandParts_haveLargerOnes() {
        assertThat(S3Incoming.partBytes(TestFile.delivery("x", 80L << 30, null, null), 8 << 20))
                .isEqualTo(9 << 20);
        assertThat(S3Incoming.partBytes(TestFile.delivery("x", 10_000L * (8 << 20), null, null), 8 << 20))
                .isEqualTo(8 << 20);
        assertThat(S3Incoming.partBytes(TestFile.delivery("x", -1, null, null), 8 << 20))
                .isEqualTo(8 << 20);
    }

    @Test
    void partsAreWrittenDownWithWhatTheyAreKnownBy() {
        breakOff(freshStore(), FILE, "L1", 2 * PART + 1);
        var first = Body.of(java.util.Arrays.copyOf(FILE.bytes(), PART));
        assertThat(log.all().get(0).parts())
                .first()
                .satisfies(part -> assertThat(part.etag()).isNotEmpty())
                .extracting(UploadPart::number, UploadPart::bytes, UploadPart::crc32c)
                .containsExactly(1, (long) PART, first.crc32c());
    }
}
