package dev.swath.app.wiring;

import dev.swath.app.web.Holdings;
import dev.swath.io.arrival.Arrivals;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.store.s3.S3Rules;
import dev.swath.model.trouble.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Files of the store, to be looked at.
 *
 * @param root folder of the store; null when it is a bucket
 * @param client of the bucket; null when it is a folder
 * @param rules of the bucket; null when it is a folder
 */
record StoredFiles(
        @Nullable Path root,
        @Nullable S3Client client,
        @Nullable S3Rules rules) implements Holdings {
    /** The same as the store's documents have them. */
    Addresses addresses() {
        return client != null && rules != null
                ? Addresses.inBucket(client, rules)
                : Addresses.onDisk(Objects.requireNonNull(root, "neither folder nor bucket"));
    }

    @Override
    public RangeSource open(String target) {
        if (Arrivals.isOne(target)) {
            throw new Refused("not-here", target + ": Planet put it there by itself; no picture of it is made here");
        }
        if (client != null && rules != null) {
            return RangeSource.of(client, rules.bucket(), rules.prefix() + target, false);
        }
        return RangeSource.of(file(target)
                .orElseThrow(() -> new Refused("not-here", place(target) + ": does not lie there any more")));
    }

    /** Neither a name nor a link leads out of the store. */
    @Override
    public Optional<Path> file(String target) {
        if (root == null || Arrivals.isOne(target)) {
            return Optional.empty();
        }
        var file = root.resolve(target).normalize();
        try {
            return file.startsWith(root)
                            && Files.isRegularFile(file)
                            && file.toRealPath().startsWith(root.toRealPath())
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public String place(String target) {
        if (Arrivals.isOne(target)) {
            return target;
        }
        return rules != null
                ? "s3://" + rules.bucket() + "/" + rules.prefix() + target
                : String.valueOf(root) + "/" + target;
    }
}
