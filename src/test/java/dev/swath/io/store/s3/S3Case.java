package dev.swath.io.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.io.base.HttpFetchSettings;
import dev.swath.io.base.S3Access;
import dev.swath.io.base.S3Clients;
import dev.swath.io.base.S3Faults;
import dev.swath.io.base.S3Server;
import dev.swath.io.store.Incoming;
import dev.swath.io.store.RecentUploads;
import dev.swath.io.store.TestFile;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.s3.S3Client;

/** A store in an empty bucket of a real server, with a place before it where calls go wrong. */
abstract class S3Case {
    static final int PART = S3Rules.LEAST_PART_BYTES;
    static final String PREFIX = "pre/";

    final S3Server server = S3Server.running();
    final String bucket = server.newBucket();
    final S3Faults faults = new S3Faults(server.endpoint());
    final RecentUploads log = new RecentUploads();
    final S3Client client = client("us-east-1", "not-a-secret");
    private final List<AutoCloseable> open = new ArrayList<>(List.of(faults));

    /** How long a silent server is waited for; short only where that is what happens. */
    Duration patience() {
        return Duration.ofSeconds(20);
    }

    final S3Client client(String region, String secret) {
        var patience = patience();
        return S3Clients.open(
                new S3Access(faults.endpoint(), region, true, false, 3, Duration.ofMillis(10), Duration.ofSeconds(20)),
                new HttpFetchSettings(patience, patience, 8, null, List.of(), null, "swath-test"),
                S3Server.credentials(secret));
    }

    static S3Rules rules(String bucket, S3Rules.Share share, S3Rules.Conditional conditional) {
        return new S3Rules(bucket, PREFIX, PART, false, share, conditional, null, null, null);
    }

    final S3Rules rules() {
        return rules(bucket, S3Rules.Share.COPY, S3Rules.Conditional.AUTO);
    }

    /** A store as a new process has it: it knows what is written down, and nothing else. */
    final S3Store freshStore() {
        return store(client, rules());
    }

    final S3Store store(S3Client itsClient, S3Rules rules) {
        var store = new S3Store(itsClient, rules, log, Clock.systemUTC());
        open.add(0, store);
        return store;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open) {
            each.close();
        }
        client.close();
    }

    static Stored deliver(S3Store store, TestFile file, String lease) {
        try (var incoming = store.open(file.delivery(), lease)) {
            incoming.restart("\"e\"");
            pour(incoming, file.bytes(), 0, file.bytes().length);
            return incoming.finish();
        }
    }

    /** So many bytes, then the source breaks off. */
    static void breakOff(S3Store store, TestFile file, String lease, int bytes) {
        try (var incoming = store.open(file.delivery(), lease)) {
            incoming.restart("\"e\"");
            pour(incoming, file.bytes(), 0, bytes);
        }
    }

    static void pour(Incoming incoming, byte[] bytes, int from, int to) {
        for (int at = from; at < to; at += 65_536) {
            var some = Arrays.copyOfRange(bytes, at, Math.min(to, at + 65_536));
            incoming.write(some, some.length);
        }
    }

    static <T extends Trouble> T trouble(Class<T> kind, String code, Runnable action) {
        var trouble = catchThrowableOfType(kind, action::run);
        assertThat(trouble).isNotNull().hasMessageNotContaining("\n");
        assertThat(trouble.code()).isEqualTo(code);
        return trouble;
    }

    final void assertHolds(TestFile file) {
        var object = server.client()
                .getObjectAsBytes(request -> request.bucket(bucket).key(PREFIX + file.target()));
        assertThat(Arrays.equals(object.asByteArrayUnsafe(), file.bytes())).isTrue();
        assertThat(object.response().metadata()).containsEntry("swath-digest", file.digest());
        assertThat(server.uploads(bucket)).isEmpty();
        assertThat(log.all()).isEmpty();
    }
}
