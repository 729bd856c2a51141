package dev.swath.io.planet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.trouble.BadSetting;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Planet itself brings the files of an order: Amazon S3.
 *
 * @param prefix of the keys, without slashes at its ends; empty = none
 * @param destinationRef {@code pl:destinations/…}: Planet keeps bucket and credentials; empty = the order carries them
 */
public record BucketDelivery(String bucket, String region, String prefix, String destinationRef) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REFERENCE = Pattern.compile("pl:destinations/[A-Za-z0-9_-]+");

    public BucketDelivery {
        prefix = prefix.replaceAll("^/+|/+$", "");
    }

    /**
     * What Planet writes with; not for the ledger, nor for any log.
     *
     * @param id access key id
     * @param secret secret access key
     */
    public record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return "Credentials[hidden]";
        }
    }

    /** @param settings frozen with a drop; those of earlier versions know no delivery. Empty = files are downloaded */
    public static Optional<BucketDelivery> of(Map<String, String> settings) {
        return settings.getOrDefault("order.delivery", "download").equals("s3")
                ? Optional.of(new BucketDelivery(
                        settings.getOrDefault("order.s3.bucket", ""),
                        settings.getOrDefault("order.s3.region", ""),
                        settings.getOrDefault("order.s3.prefix", ""),
                        settings.getOrDefault("order.s3.destination-ref", "")))
                : Optional.empty();
    }

    /** @throws BadSetting when Planet could not deliver there */
    public void demandComplete(@Nullable Credentials credentials) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw bad("order.s3.bucket: order.delivery=s3 needs the name of your bucket, was '" + bucket + "'");
        }
        if (!destinationRef.isEmpty() && !REFERENCE.matcher(destinationRef).matches()) {
            throw bad("order.s3.destination-ref: must be like pl:destinations/NAME, was '" + destinationRef + "'");
        }
        if (destinationRef.isEmpty() && region.isEmpty()) {
            throw bad("order.s3.region: say in which region the bucket lies, e.g. eu-central-1");
        }
        if (destinationRef.isEmpty() && credentials == null) {
            throw bad("order.delivery=s3: Planet needs the right to write; set order.s3.destination-ref, or"
                    + " SWATH_DELIVERY_AWS_ACCESS_KEY_ID and SWATH_DELIVERY_AWS_SECRET_ACCESS_KEY in the environment");
        }
    }

    /**
     * Where a file arrives: {@code s3://bucket/prefix/order/path}, as Planet lays it out.
     *
     * @param path inside the order
     */
    public String target(String planetId, String path) {
        return "s3://" + bucket + "/" + (prefix.isEmpty() ? "" : prefix + "/") + planetId + "/" + path;
    }

    /** The delivery block of an order. */
    ObjectNode block(@Nullable Credentials credentials) {
        demandComplete(credentials);
        var block = JsonNodeFactory.instance.objectNode();
        ObjectNode place;
        if (destinationRef.isEmpty() && credentials != null) {
            place = block.putObject("amazon_s3")
                    .put("bucket", bucket)
                    .put("aws_region", region)
                    .put("aws_access_key_id", credentials.id())
                    .put("aws_secret_access_key", credentials.secret());
        } else {
            place = block.putObject("destination").put("ref", destinationRef);
        }
        if (!prefix.isEmpty()) {
            place.put("path_prefix", prefix + "/");
        }
        return block;
    }

    private static BadSetting bad(String line) {
        return new BadSetting("bad-setting", line);
    }
}
