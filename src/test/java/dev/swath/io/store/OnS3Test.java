package dev.swath.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.S3Clients;
import dev.swath.io.base.S3Server;
import dev.swath.io.store.s3.S3Rules;
import dev.swath.io.store.s3.S3Store;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract of stores, on a real S3 server, as we speak to Amazon's and as we speak to others. */
final class OnS3Test {
    abstract static class Contract extends StoreContract {
        private static final String PREFIX = "some/where/";

        private final S3Server server = S3Server.running();
        private final String bucket = server.newBucket();
        private final RecentUploads log = new RecentUploads();
        private final S3Client client;
        private final S3Store store;

        Contract(boolean generic, S3Rules.Conditional conditional) {
            client = S3Clients.open(
                    S3Server.access(server.endpoint(), generic), S3Server.http(), S3Server.credentials());
            store = new S3Store(
                    client,
                    new S3Rules(
                            bucket,
                            PREFIX,
                            S3Rules.LEAST_PART_BYTES,
                            generic,
                            S3Rules.Share.COPY,
                            conditional,
                            null,
                            null,
                            null),
                    log,
                    Clock.systemUTC());
        }

        @AfterEach
        void nothingIsLeftUnrecorded() {
            store.close();
            client.close();
            assertThat(server.uploads(bucket)).hasSameSizeAs(log.all());
        }

        @Override
        int grain() {
            return S3Rules.LEAST_PART_BYTES;
        }

        @Override
        Store store() {
            return store;
        }

        @Override
        List<String> everything() {
            return Stream.concat(server.keys(bucket).stream(), server.uploads(bucket).stream())
                    .map(key -> key.substring(PREFIX.length()))
                    .toList();
        }

        @Override
        void plant(String target, byte[] bytes) {
            server.client()
                    .putObject(request -> request.bucket(bucket).key(PREFIX + target), RequestBody.fromBytes(bytes));
        }
    }

    @Nested
    final class LikeAmazon extends Contract {
        LikeAmazon() {
            super(false, S3Rules.Conditional.AUTO);
        }
    }

    @Nested
    final class LikeOthers extends Contract {
        LikeOthers() {
            super(true, S3Rules.Conditional.NEVER);
        }
    }
}
