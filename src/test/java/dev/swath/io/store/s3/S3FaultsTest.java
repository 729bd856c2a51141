package dev.swath.io.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.S3Faults;
import dev.swath.io.base.S3Faults.Fault;
import dev.swath.io.store.TestFile;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may go wrong on the way into a bucket, and that no wrong byte ever becomes an object. */
final class S3FaultsTest extends S3Case {
    @Override
    Duration patience() {
        return Duration.ofSeconds(2);
    }

    private static final TestFile FILE = TestFile.of("a/scene.tif", TestFile.bytes(3 * PART + 7));
    private static final TestFile SMALL = TestFile.of("a/small.tif", TestFile.bytes(1000));

    static Stream<Arguments> hiccups() {
        return Stream.of(
                Arguments.of("503", S3Faults.refusal(503, "SlowDown", "Please reduce your request rate")),
                Arguments.of("500", S3Faults.refusal(500, "InternalError", "We encountered an internal error")),
                Arguments.of("reset", S3Faults.reset()),
                Arguments.of("silence", S3Faults.silence()),
                Arguments.of("slow", S3Faults.delay(300)),
                Arguments.of("lost answer", S3Faults.lostAnswer()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hiccups")
    void aPartThatFails_isSentAgain_andNoOther(String what, Fault fault) {
        faults.on("UploadPart 2", 1, fault);
        deliver(freshStore(), FILE, "L1");
        assertHolds(FILE);
        assertThat(faults.calls("UploadPart 2")).isEqualTo(what.equals("slow") ? 1 : 2);
        for (int other : new int[] {1, 3, 4}) {
            assertThat(faults.calls("UploadPart " + other)).isEqualTo(1);
        }
        assertThat(faults.calls("CreateMultipartUpload")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hiccups")
    void aSmallFile_isPutAgain(String what, Fault fault) {
        faults.on("PutObject", 1, fault);
        deliver(freshStore(), SMALL, "L1");
        assertHolds(SMALL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hiccups")
    void aCompletion_isAskedForAgain_orFoundDone(String what, Fault fault) {
        faults.on("CompleteMultipartUpload", 1, fault);
        deliver(freshStore(), FILE, "L1");
        assertHolds(FILE);
    }

    static Stream<Arguments> troubles() {
        var region = "the region 'us-east-1' is wrong; expecting 'eu-west-3'";
        return Stream.of(
                Arguments.of(RateLimited.class, "rate-limited", S3Faults.refusal(503, "SlowDown", "slow down")),
                Arguments.of(Unavailable.class, "store-failing", S3Faults.refusal(500, "InternalError", "x")),
                Arguments.of(Unavailable.class, "store-failing", S3Faults.reset()),
                Arguments.of(Unavailable.class, "store-stalled", S3Faults.silence()),
                Arguments.of(NoSpace.class, "store-credentials", S3Faults.refusal(400, "ExpiredToken", "expired")),
                Arguments.of(NoSpace.class, "not-allowed", S3Faults.refusal(403, "AccessDenied", "Access Denied")),
                Arguments.of(NoSpace.class, "kms-key", S3Faults.refusal(400, "KMS.DisabledException", "disabled")),
                Arguments.of(NoSpace.class, "bucket-full", S3Faults.refusal(403, "QuotaExceeded", "quota")),
                Arguments.of(
                        NoSpace.class, "wrong-region", S3Faults.refusal(400, "AuthorizationHeaderMalformed", region)),
                Arguments.of(
                        NoSpace.class,
                        "wrong-region",
                        S3Faults.refusal(301, "PermanentRedirect", "x", "x-amz-bucket-region", "eu-west-3")),
                Arguments.of(
                        NoSpace.class, "checksum-refused", S3Faults.refusal(400, "XAmzContentSHA256Mismatch", "x")),
                Arguments.of(
                        NoSpace.class, "store-refused", S3Faults.refusal(400, "InvalidStorageClass", "bad\nclass")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("troubles")
    <T extends Trouble> void whatLasts_isToldInOneLine_andFinishedPartsAreKept(
            Class<T> kind, String code, Fault fault) {
        faults.on("UploadPart 2", 3, fault);
        var store = freshStore();
        var told = trouble(kind, code, () -> deliver(store, FILE, "L1"));
        assertThat(told.line()).contains("s3://" + bucket);
        if (code.equals("wrong-region")) {
            assertThat(told.line()).contains("store.s3.region=eu-west-3");
        }
        assertThat(server.keys(bucket)).isEmpty();
        faults.clear();
        goOn(store);
        assertThat(faults.calls("UploadPart 1")).isZero();
    }

    private void goOn(S3Store store) {
        try (var incoming = store.open(FILE.delivery(), "L2")) {
            assertThat(incoming.position()).isEqualTo(PART);
            pour(incoming, FILE.bytes(), PART, FILE.bytes().length);
            incoming.finish();
        }
        assertHolds(FILE);
    }

    @Test
    void aBucketThatIsNotThere_isSaidToBeMissing() {
        var store = store(client, rules("no-such-bucket", S3Rules.Share.COPY, S3Rules.Conditional.AUTO));
        for (var file : new TestFile[] {SMALL, FILE}) {
            var told = trouble(NoSpace.class, "no-bucket", () -> deliver(store, file, "L1"));
            assertThat(told.line()).contains("store.url");
        }
        assertThat(store.verified(SMALL.delivery())).isEmpty();
    }

    @Test
    void wrongCredentials_areSaidToBeWrong() {
        try (var stranger = client("us-east-1", "wrong")) {
            var store = store(stranger, rules());
            trouble(NoSpace.class, "store-credentials", () -> deliver(store, SMALL, "L1"));
            trouble(NoSpace.class, "not-allowed", () -> store.verified(SMALL.delivery()));
        }
        assertThat(server.keys(bucket)).isEmpty();
    }

    @Test
    void aServerThatIsNotThere_isUnreachable() {
        faults.close();
        var told = trouble(Unavailable.class, "store-unreachable", () -> deliver(freshStore(), SMALL, "L1"));
        assertThat(told.line()).contains("store.s3.endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PutObject", "CompleteMultipartUpload"})
    void aServerWithoutConditions_isDoneWithoutThem(String call) {
        faults.on(call, 1, S3Faults.refusal(501, "NotImplemented", "If-None-Match"));
        var file = call.equals("PutObject") ? SMALL : FILE;
        deliver(freshStore(), file, "L1");
        assertHolds(file);
        var strict = store(client, rules(bucket, S3Rules.Share.COPY, S3Rules.Conditional.ALWAYS));
        faults.on(call, 1, S3Faults.refusal(501, "NotImplemented", "If-None-Match"));
        trouble(NoSpace.class, "not-implemented", () -> deliver(strict, file, "L1"));
    }

    @Test
    void anotherLargeObjectAtOurPlace_isReplaced() {
        deliver(freshStore(), TestFile.of(FILE.target(), new byte[2 * PART]), "L1");
        deliver(freshStore(), FILE, "L2");
        assertHolds(FILE);
    }

    @Test
    void anUploadThatOthersRemoved_beginsAnew() {
        var store = freshStore();
        breakOff(store, FILE, "L1", 2 * PART + 1);
        var upload = log.all().get(0);
        server.client()
                .abortMultipartUpload(
                        request -> request.bucket(bucket).key(upload.key()).uploadId(upload.id()));
        trouble(Unavailable.class, "upload-gone", () -> {
            try (var incoming = store.open(FILE.delivery(), "L2")) {
                pour(incoming, FILE.bytes(), 2 * PART, FILE.bytes().length);
                incoming.finish();
            }
        });
        deliver(store, FILE, "L3");
        assertHolds(FILE);
    }

    @Test
    void partsThatSomebodyElseReplaced_neverBecomeAnObject() {
        var store = freshStore();
        breakOff(store, FILE, "L1", 2 * PART + 1);
        var upload = log.all().get(0);
        server.client()
                .uploadPart(
                        request -> request.bucket(bucket)
                                .key(upload.key())
                                .uploadId(upload.id())
                                .partNumber(1),
                        software.amazon.awssdk.core.sync.RequestBody.fromBytes(new byte[PART]));
        trouble(Corrupt.class, "mixed-parts", () -> {
            try (var incoming = store.open(FILE.delivery(), "L2")) {
                pour(incoming, FILE.bytes(), 2 * PART, FILE.bytes().length);
                incoming.finish();
            }
        });
        assertThat(server.keys(bucket)).isEmpty();
        assertThat(server.uploads(bucket)).isEmpty();
    }
}
