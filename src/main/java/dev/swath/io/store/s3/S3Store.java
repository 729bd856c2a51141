package dev.swath.io.store.s3;

import dev.swath.io.store.Digest;
import dev.swath.io.store.Incoming;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Files in a bucket. An object appears only when its upload was verified; its metadata say by what. Safe for use by
 * many threads and processes; each open file takes two parts of memory, a small one its own size.
 */
public final class S3Store implements Store {
    private final Bucket bucket;
    private final Uploading shared;
    private final ExecutorService senders;

    /** @param client not closed by this store */
    public S3Store(S3Client client, S3Rules rules, UploadLog log, Clock clock) {
        bucket = new Bucket(client, rules);
        senders = Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "s3-part");
            thread.setDaemon(true);
            return thread;
        });
        shared = Uploading.of(bucket, log, senders, clock);
    }

    /** By the metadata of an object that we stored; any other object is read. */
    @Override
    public Optional<Stored> verified(Delivery delivery) {
        var digest = Digest.of(delivery);
        var key = bucket.key(delivery.target());
        if (!digest.isStated()) {
            return Optional.empty();
        }
        var head = bucket.head(key).filter(there -> delivery.bytes() < 0 || there.bytes() == delivery.bytes());
        if (head.isEmpty()) {
            return Optional.empty();
        }
        boolean isKnown = isOfSameKind(head.get(), digest);
        boolean isSame = isKnown ? digest.stated().equals(head.get().digest()) : isSame(key, digest);
        return isSame
                ? Optional.of(
                        new Stored(head.get().bytes(), digest.stated(), true, isKnown ? null : (Long) digest.crc32c()))
                : Optional.empty();
    }

    private static boolean isOfSameKind(Head head, Digest digest) {
        var kind = digest.stated().replaceFirst(":.*", ":");
        return head.digest() != null && head.digest().startsWith(kind);
    }

    private boolean isSame(String key, Digest digest) {
        try (var bytes = bucket.get(key)) {
            digest.readAll(bytes);
            return digest.matches();
        } catch (IOException brokenOff) {
            throw new Unavailable(
                    "store-failing",
                    bucket.where(key) + " broke off while it was read; it will be tried again",
                    brokenOff);
        }
    }

    @Override
    public boolean isIntact(Delivery delivery) {
        return Digest.of(delivery).isStated()
                ? verified(delivery).isPresent()
                : bucket.head(bucket.key(delivery.target())).isPresent();
    }

    /** A copy made by the server, or a small document that says where the file lies. */
    @Override
    public void link(Delivery delivery, String target, String lease) {
        new SecondName(shared).give(delivery, bucket.key(target));
    }

    @Override
    public InputStream read(Delivery delivery) {
        return bucket.get(bucket.key(delivery.target()));
    }

    @Override
    public Incoming open(Delivery delivery, String lease) {
        return S3Incoming.open(shared, delivery, lease, false);
    }

    @Override
    public Incoming overwrite(Delivery delivery, String lease) {
        return S3Incoming.open(shared, delivery, lease, true);
    }

    /** One object by one call. */
    @Override
    public Stored put(String target, byte[] bytes, String lease) {
        var digest = Digest.ofContent();
        digest.update(bytes, 0, bytes.length);
        var stored = digest.stored(bytes.length);
        bucket.put(bucket.key(target), Body.of(bytes), stored.digest(), Condition.NONE);
        return stored;
    }

    @Override
    public void remove(String target) {
        bucket.delete(bucket.key(target));
    }

    @Override
    public OptionalLong size(String target) {
        var head = bucket.head(bucket.key(target));
        return head.isPresent() ? OptionalLong.of(head.get().bytes()) : OptionalLong.empty();
    }

    @Override
    public Optional<Stored> pointer(String target) {
        return new SecondName(shared).pointer(bucket.key(target));
    }

    /** A pointer by the second name that it stands for. */
    @Override
    public void list(Consumer<String> each) {
        boolean pointers = bucket.rules().share() == S3Rules.Share.POINTER;
        bucket.list(name -> each.accept(
                pointers && name.endsWith(SecondName.POINTER)
                        ? name.substring(0, name.length() - SecondName.POINTER.length())
                        : name));
    }

    /** A bucket has no end; a quota shows when it is reached. */
    @Override
    public void requireSpace(long bytes) {}

    /** Aborts uploads under our prefix alone. */
    @Override
    public int sweep(Predicate<String> leaseAlive, Instant untouchedSince) {
        return new StaleUploads(shared).sweep(leaseAlive, untouchedSince);
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
