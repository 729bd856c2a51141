package dev.swath.step.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.Origin;
import dev.swath.io.base.S3Faults;
import dev.swath.io.base.S3Server;
import dev.swath.io.store.s3.S3Rules;
import dev.swath.model.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of 20 parts on its way into a bucket, killed in the middle of part 7 and started again. */
final class RelayAfterKillTest extends DownloadCase {
    private static final int PARTS = 20;
    private static final int KILLED_AT = 7;
    private static final long PATIENCE_SECONDS = 60;

    private final S3Server server = S3Server.running();
    private final String bucket = server.newBucket();

    RelayAfterKillTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void finishedParts_areNeverSentAgain_andNoUploadIsLeft() throws Exception {
        var bytes = bytes(PARTS * S3Rules.LEAST_PART_BYTES - 1234);
        var claim = file(bytes.length, sha256(bytes));
        origin.then(Origin.file(bytes, "\"e\""));
        try (var faults = new S3Faults(server.endpoint())) {
            var reached = new CountDownLatch(1);
            faults.on("UploadPart " + KILLED_AT, 1, S3Faults.silence(reached));
            var first = relay(claim, "L1", faults);
            assertThat(reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            first.destroyForcibly().waitFor();
            assertThat(ordered.ledger
                            .uploads()
                            .ofDelivery(claim.workId())
                            .orElseThrow()
                            .parts())
                    .hasSize(KILLED_AT - 1);
            assertThat(server.keys(bucket)).isEmpty();

            faults.clear();
            var second = relay(claim, "L2", faults);
            assertThat(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isZero();
            assertThat(faults.calls()).containsExactlyElementsOf(callsOfTheRest());
        }
        assertThat(server.uploads(bucket)).isEmpty();
        assertThat(ordered.ledger.uploads().all()).isEmpty();
        assertThat(server.keys(bucket)).hasSize(1);
        var object = server.client().getObjectAsBytes(request -> request.bucket(bucket)
                .key(server.keys(bucket).get(0)));
        assertThat(Arrays.equals(object.asByteArrayUnsafe(), bytes)).isTrue();
        assertThat(object.response().metadata()).containsEntry("swath-digest", "sha256:" + sha256(bytes));
    }

    private static List<String> callsOfTheRest() {
        var calls = new ArrayList<String>();
        for (int part = KILLED_AT; part <= PARTS; part++) {
            calls.add("UploadPart " + part);
        }
        calls.add("CompleteMultipartUpload");
        return calls;
    }

    private Process relay(Claim claim, String lease, S3Faults faults) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayProcess.class.getName(),
                        "jdbc:sqlite:" + folder.resolve("ledger.db"),
                        claim.workId(),
                        lease,
                        origin.uri("/f?sig=0").toString(),
                        faults.endpoint().toString(),
                        bucket)
                .inheritIO()
                .start();
    }
}
