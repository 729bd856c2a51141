package dev.swath.io.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.S3Faults;
import dev.swath.io.store.StoreFinding;
import dev.swath.io.store.StoreFinding.Kind;
import dev.swath.io.store.TestFile;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Trying out a bucket before anything is ordered. */
final class S3SelfTestTest extends S3Case {
    private List<Tuple> found(S3Rules rules) {
        return new S3SelfTest(client, rules)
                .run().stream()
                        .map(finding -> Tuple.tuple(finding.kind(), finding.code()))
                        .toList();
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(server.keys(bucket)).isEmpty();
        assertThat(server.uploads(bucket)).isEmpty();
    }

    @Test
    void aGoodServer_isFine() {
        assertThat(found(rules()))
                .containsExactly(
                        Tuple.tuple(Kind.FINE, "stores-bytes"),
                        Tuple.tuple(Kind.FINE, "stores-bytes"),
                        Tuple.tuple(Kind.FINE, "keeps-conditions"),
                        Tuple.tuple(Kind.FINE, "aborts"));
    }

    @Test
    void aServerThatStoresOtherBytes_isFound() {
        faults.on("GetObject", 1, S3Faults.framing());
        assertThat(found(rules())).containsExactly(Tuple.tuple(Kind.FAULT, "corrupts"));
    }

    @Test
    void aServerThatOverwritesUnseen_isFound_andIsAFaultWhereThatWasAskedFor() {
        // the first PUT is the one that comes without a condition
        faults.on("PutObject", 1, S3Faults.delay(1)).on("PutObject", 1, S3Faults.pretence());
        assertThat(found(rules())).contains(Tuple.tuple(Kind.WARNING, "ignores-conditions"));
        faults.clear();
        faults.on("PutObject", 1, S3Faults.delay(1)).on("PutObject", 1, S3Faults.pretence());
        assertThat(found(rules(bucket, S3Rules.Share.COPY, S3Rules.Conditional.ALWAYS)))
                .contains(Tuple.tuple(Kind.FAULT, "ignores-conditions"));
        assertThat(found(rules(bucket, S3Rules.Share.COPY, S3Rules.Conditional.NEVER)))
                .noneMatch(finding -> finding.toList().get(1).toString().contains("conditions"));
    }

    @Test
    void whatIsMissing_isToldWithTheTroubleItLeadsTo() {
        var missing = rules("no-such-bucket", S3Rules.Share.COPY, S3Rules.Conditional.AUTO);
        assertThat(found(missing)).containsExactly(Tuple.tuple(Kind.FAULT, "no-bucket"));
        faults.on("PutObject", 9, S3Faults.refusal(503, "SlowDown", "x"));
        assertThat(new S3SelfTest(client, rules()).run())
                .singleElement()
                .extracting(StoreFinding::kind, StoreFinding::code)
                .containsExactly(Kind.WARNING, "rate-limited");
    }

    @Test
    void aServerThatCannotAbort_isFound() {
        faults.on("AbortMultipartUpload", 1, S3Faults.pretence());
        assertThat(found(rules())).contains(Tuple.tuple(Kind.WARNING, "cannot-abort"));
    }

    @Test
    void aServerThatCannotListUploads_isStillDeliveredTo() {
        var refusal = S3Faults.refusal(501, "NotImplemented", "x");
        faults.on("ListMultipartUploads", 9, refusal);
        assertThat(found(rules())).contains(Tuple.tuple(Kind.WARNING, "cannot-abort"));
        var large = TestFile.of("a/b.tif", TestFile.bytes(PART + 1));
        deliver(freshStore(), large, "L1");
        assertHolds(large);
        assertThat(freshStore().sweep(lease -> false, Instant.MAX)).isZero();
        server.client().deleteObject(request -> request.bucket(bucket).key(PREFIX + large.target()));
    }
}
