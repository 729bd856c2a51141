package dev.swath.io.store.s3;

import dev.swath.io.store.TargetName;
import dev.swath.model.trouble.Corrupt;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket, object by object; everything it refuses comes as the trouble it means. */
final class Bucket {
    /** Where in an object's metadata stands what it was verified by. */
    static final String DIGEST = "swath-digest";

    private static final int LONGEST_KEY_BYTES = 1024;
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final S3Rules rules;

    Bucket(S3Client client, S3Rules rules) {
        this.client = client;
        this.rules = rules;
    }

    S3Client client() {
        return client;
    }

    S3Rules rules() {
        return rules;
    }

    /** @throws Corrupt when the target is not the plain name of a file inside the store */
    String key(String target) {
        TargetName.demandPlain(target);
        var key = rules.prefix() + target;
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY_BYTES) {
            throw new Corrupt("unsafe-name", "'" + target + "' is longer than S3 allows; it is not stored");
        }
        return key;
    }

    String where(String key) {
        return "s3://" + rules.bucket() + "/" + key;
    }

    /** @param doing the verb: read, write to */
    <T> T call(String doing, String key, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException trouble) {
            throw S3Trouble.of(doing, where(key), trouble);
        }
    }

    /** Empty when there is no such object. */
    Optional<Head> head(String key) {
        return call("look at", key, () -> {
            try {
                var head = client.headObject(
                        request -> request.bucket(rules.bucket()).key(key));
                return Optional.of(new Head(
                        head.contentLength(), head.eTag(), head.metadata().get(DIGEST)));
            } catch (S3Exception refused) {
                if (refused.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** Objects under our prefix, without it. */
    void list(Consumer<String> each) {
        call("list", rules.prefix(), () -> {
            client.listObjectsV2Paginator(
                            request -> request.bucket(rules.bucket()).prefix(rules.prefix()))
                    .contents()
                    .forEach(object ->
                            each.accept(object.key().substring(rules.prefix().length())));
            return true;
        });
    }

    InputStream get(String key) {
        return call(
                "read",
                key,
                () -> client.getObject(request -> request.bucket(rules.bucket()).key(key)));
    }

    void put(String key, Body body, @Nullable String digest, Condition condition) {
        call(
                "write to",
                key,
                () -> client.putObject(
                        request -> {
                            request.bucket(rules.bucket())
                                    .key(key)
                                    .contentLength((long) body.length())
                                    .contentType(mediaType(key))
                                    .metadata(metadata(digest))
                                    .storageClass(rules.storageClass())
                                    .serverSideEncryption(rules.encryption())
                                    .ssekmsKeyId(rules.kmsKey())
                                    .ifNoneMatch(condition.ifNoneMatch())
                                    .ifMatch(condition.ifMatch());
                            if (rules.isGeneric()) {
                                request.contentMD5(body.md5());
                            } else {
                                request.checksumCRC32C(body.crc32cText());
                            }
                        },
                        content(body)));
    }

    /** The buffer itself, not a copy; read anew for every try. */
    static RequestBody content(Body body) {
        return RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(body.bytes(), 0, body.length()),
                body.length(),
                "application/octet-stream");
    }

    void delete(String key) {
        call(
                "remove",
                key,
                () -> client.deleteObject(
                        request -> request.bucket(rules.bucket()).key(key)));
    }

    static Map<String, String> metadata(@Nullable String digest) {
        return digest == null ? Map.of() : Map.of(DIGEST, digest);
    }

    static String mediaType(String key) {
        var name = key.toLowerCase(Locale.ROOT);
        if (name.endsWith(".tif") || name.endsWith(".tiff")) {
            return "image/tiff";
        }
        return name.endsWith(".json") ? "application/json" : "application/octet-stream";
    }
}
