package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.sandbox.SandboxOptions.Cloud;
import dev.swath.app.sandbox.SandboxOptions.Destination;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the files of orders into the customer's bucket, when the order is first seen done; the manifest comes last. */
final class CloudDelivery {
    private static final String DELIVERY = "delivery";
    private static final List<String> SECRETS = List.of("aws_access_key_id", "aws_secret_access_key");

    private final @Nullable Cloud cloud;
    private final Contents contents;
    private final Set<String> delivered = new HashSet<>();

    CloudDelivery(SandboxOptions options) {
        this.cloud = options.cloud();
        this.contents = new Contents(options);
    }

    /** Whether the files go into a bucket. */
    static boolean isWanted(JsonNode request) {
        return request.path(DELIVERY).has("amazon_s3") || request.path(DELIVERY).has("destination");
    }

    static JsonNode withoutSecrets(JsonNode shown) {
        var copy = shown.deepCopy();
        if (copy.path("amazon_s3") instanceof ObjectNode bucket) {
            bucket.remove(SECRETS);
        }
        return copy;
    }

    /** Refuses an order whose files could not be written. */
    void check(JsonNode request) {
        if (isWanted(request)) {
            var destination = destination(request);
            try (var client = client(destination)) {
                client.headBucket(bucket -> bucket.bucket(destination.bucket()));
            } catch (SdkException refused) {
                throw Problem.general("Unable to accept order: delivery: cannot write to bucket " + destination.bucket()
                        + " as " + destination.keyId());
            }
        }
    }

    synchronized void deliver(Order order) {
        if (!isWanted(order.request()) || order.items().isEmpty() || !delivered.add(order.id())) {
            return;
        }
        var destination = destination(order.request());
        var folder = prefix(order.request()) + order.id() + "/";
        try (var client = client(destination)) {
            Products.files(order)
                    .forEach(file ->
                            put(client, destination.bucket(), folder + file.path(), contents.file(order, file)));
            put(client, destination.bucket(), folder + Products.MANIFEST, contents.manifest(order));
        }
    }

    private static void put(S3Client client, String bucket, String key, byte[] bytes) {
        client.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    private static String prefix(JsonNode request) {
        var delivery = request.path(DELIVERY);
        var prefix = delivery.path("amazon_s3")
                .path("path_prefix")
                .asText(delivery.path("destination").path("path_prefix").asText(""));
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    }

    private Destination destination(JsonNode request) {
        var delivery = request.path(DELIVERY);
        if (cloud == null) {
            throw Problem.general("Unable to accept order: the sandbox was given no buckets to deliver into");
        }
        if (delivery.has("amazon_s3")) {
            var bucket = delivery.path("amazon_s3");
            return new Destination(
                    bucket.path("bucket").asText(),
                    bucket.path(SECRETS.get(0)).asText(),
                    bucket.path(SECRETS.get(1)).asText());
        }
        var stored = cloud.destinations()
                .get(delivery.path("destination").path("ref").asText());
        if (stored == null) {
            throw Problem.general("Unable to accept order: delivery: there is no such destination");
        }
        return stored;
    }

    private S3Client client(Destination as) {
        if (cloud == null) {
            throw new IllegalStateException("no buckets");
        }
        return S3Client.builder()
                .endpointOverride(cloud.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(as.keyId(), as.secret())))
                .build();
    }
}
