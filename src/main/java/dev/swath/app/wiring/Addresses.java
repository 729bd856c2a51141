package dev.swath.app.wiring;

import dev.swath.io.arrival.Arrivals;
import dev.swath.io.raster.read.RangeCache;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.store.s3.S3Rules;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where the files of a store lie, by their targets in it.
 *
 * @param uri absolute: {@code file:} or {@code s3:}
 * @param ranges to read a file in parts, with a cache of what comes over a network
 */
record Addresses(UnaryOperator<String> uri, BiFunction<String, RangeCache, RangeSource> ranges) {
    static Addresses onDisk(Path root) {
        return new Addresses(
                of(target -> root.toAbsolutePath().resolve(target).toUri().toString()),
                (target, cache) -> RangeSource.of(root.resolve(target)));
    }

    static Addresses inBucket(S3Client client, S3Rules rules) {
        return new Addresses(
                of(target -> s3(rules.bucket(), rules.prefix() + target)),
                (target, cache) -> cache.over(RangeSource.of(client, rules.bucket(), rules.prefix() + target, false)));
    }

    /** What Planet has put into a bucket by itself has its address for a target. */
    private static UnaryOperator<String> of(UnaryOperator<String> own) {
        return target -> Arrivals.isOne(target) ? target : own.apply(target);
    }

    private static String s3(String bucket, String key) {
        try {
            return new URI("s3", bucket, "/" + key, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(bucket + "/" + key + " has no address", impossible);
        }
    }
}
