package dev.swath.io.stac.sign;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Addresses at which objects of buckets are opened without a client of their own. Those that are signed are secrets, and
 * good for an hour.
 */
public final class S3Links implements AutoCloseable {
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    /** With a dot in it, no certificate fits the bucket's own host. */
    private static final String PLAIN_BUCKET = "[a-z0-9-]+";

    private final String region;
    private final @Nullable URI endpoint;
    private final AwsCredentialsProvider credentials;
    private @Nullable S3Presigner presigner;

    /**
     * @param endpoint of another server than Amazon's, where the bucket is the first folder; null = Amazon's
     * @param credentials asked when the first address is signed
     */
    public S3Links(String region, @Nullable URI endpoint, AwsCredentialsProvider credentials) {
        this.region = region;
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /** The address of an object that everybody may read. */
    public URI open(URI object) {
        var bucket = object.getRawAuthority();
        var path = object.getRawPath();
        if (endpoint != null) {
            return URI.create(endpoint.toString().replaceFirst("/+$", "") + "/" + bucket + path);
        }
        var host = "s3." + region + ".amazonaws.com";
        return URI.create(
                bucket.matches(PLAIN_BUCKET)
                        ? "https://" + bucket + "." + host + path
                        : "https://" + host + "/" + bucket + path);
    }

    /**
     * The address signed with our credentials.
     *
     * @param pays whether the transfer is charged to us
     * @throws software.amazon.awssdk.core.exception.SdkClientException when there are no credentials
     */
    public URI sign(URI object, boolean pays) {
        var signed = presigner()
                .presignGetObject(request -> request.signatureDuration(GOOD_FOR).getObjectRequest(wanted -> {
                    wanted.bucket(object.getRawAuthority()).key(object.getPath().replaceFirst("^/", ""));
                    if (pays) {
                        // as a parameter: a header would have to be sent with the link
                        wanted.overrideConfiguration(
                                own -> own.putRawQueryParameter("x-amz-request-payer", "requester"));
                    }
                }));
        return URI.create(signed.url().toString());
    }

    private synchronized S3Presigner presigner() {
        var made = presigner;
        if (made == null) {
            var builder = S3Presigner.builder()
                    .region(Region.of(region))
                    .credentialsProvider(credentials)
                    .serviceConfiguration(S3Configuration.builder()
                            .pathStyleAccessEnabled(endpoint != null)
                            .build());
            if (endpoint != null) {
                builder.endpointOverride(endpoint);
            }
            made = builder.build();
            presigner = made;
        }
        return made;
    }

    @Override
    public synchronized void close() {
        if (presigner != null) {
            presigner.close();
        }
    }
}
