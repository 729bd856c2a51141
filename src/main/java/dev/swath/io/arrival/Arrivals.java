package dev.swath.io.arrival;

import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects that Planet has put into the user's bucket; read only. Addresses are {@code s3://bucket/key}. The client is
 * made when it is first needed. Safe for use by many threads.
 */
public final class Arrivals implements AutoCloseable {
    private static final String SCHEME = "s3://";
    private static final int MISSING = 404;
    private static final int SERVER_FAILS = 500;
    private static final int TOO_MANY = 429;

    private final Supplier<S3Client> maker;
    private @Nullable S3Client client;

    /** @param maker makes the client, which is closed with this */
    public Arrivals(Supplier<S3Client> maker) {
        this.maker = maker;
    }

    /** Whether a target of the ledger lies in a bucket of Planet's deliveries, and not in the store. */
    public static boolean isOne(String target) {
        return target.startsWith(SCHEME);
    }

    private record Place(String bucket, String key) {
        static Place of(String target) {
            int slash = target.indexOf('/', SCHEME.length());
            if (!isOne(target) || slash < 0) {
                throw new IllegalArgumentException(target + " is no address in a bucket");
            }
            return new Place(target.substring(SCHEME.length(), slash), target.substring(slash + 1));
        }
    }

    /** Empty when nothing lies there. */
    public Optional<Arrived> head(String target) {
        var place = Place.of(target);
        try {
            var head = client().headObject(
                            request -> request.bucket(place.bucket()).key(place.key()));
            var etag = head.eTag() == null ? "" : head.eTag().replace("\"", "").toLowerCase(Locale.ROOT);
            return Optional.of(new Arrived(head.contentLength(), etag));
        } catch (SdkException failure) {
            if (status(failure) == MISSING) {
                return Optional.empty();
            }
            throw trouble(target, failure);
        }
    }

    /** @throws Unavailable code {@code not-arrived} when nothing lies there */
    public InputStream read(String target) {
        var place = Place.of(target);
        try {
            return client().getObject(request -> request.bucket(place.bucket()).key(place.key()));
        } catch (SdkException failure) {
            throw status(failure) == MISSING ? missing(target) : trouble(target, failure);
        }
    }

    public static Unavailable missing(String target) {
        return new Unavailable(
                "not-arrived",
                target
                        + " is not there yet, though Planet calls the order done; it is looked for again. Check order.s3.bucket"
                        + " and order.s3.prefix, and Planet's destination");
    }

    private static Trouble trouble(String target, SdkException failure) {
        int status = status(failure);
        if (status == 0 || status == TOO_MANY || status >= SERVER_FAILS) {
            return new Unavailable(
                    "bucket-failing", target + ": the bucket does not answer (" + words(failure) + ")", failure);
        }
        return new NoSpace(
                "arrivals-unreadable",
                target + ": cannot be looked at (" + words(failure)
                        + "); give these AWS credentials s3:GetObject and s3:ListBucket there, and check order.s3.region",
                failure);
    }

    private static int status(SdkException failure) {
        return failure instanceof S3Exception answer ? answer.statusCode() : 0;
    }

    private static String words(SdkException failure) {
        if (failure instanceof S3Exception answer && answer.awsErrorDetails() != null) {
            return answer.statusCode() + " " + answer.awsErrorDetails().errorCode();
        }
        var status = status(failure);
        return status == 0 ? failure.getClass().getSimpleName() : String.valueOf(status);
    }

    private synchronized S3Client client() {
        if (client == null) {
            client = maker.get();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
