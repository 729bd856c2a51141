package dev.swath.io.store.s3;

import dev.swath.io.store.Digest;
import dev.swath.model.Delivery;
import dev.swath.model.Upload;
import dev.swath.model.UploadPart;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file that goes up in parts: one is sent in the background while the next one is filled. Each part is written down
 * when the bucket has it. Of one thread.
 */
final class PartsUpload {
    private final Uploading shared;
    private final Upload upload;
    private final List<UploadPart> parts;
    private @Nullable Body spare;
    private @Nullable Sending sending;

    private PartsUpload(Uploading shared, Upload upload) {
        this.shared = shared;
        this.upload = upload;
        this.parts = new ArrayList<>(upload.parts());
    }

    /** @param digest as it stands after the part */
    private record Sending(Future<UploadPart> part, Body body, Digest digest) {}

    /** Begins one; what a process left under the same key before it could write it down is aborted. */
    static PartsUpload begin(
            Uploading shared, Delivery delivery, String lease, long partBytes, @Nullable String sourceEtag) {
        var bucket = shared.bucket();
        var key = bucket.key(delivery.target());
        var known = shared.log().all().stream().map(Upload::id).collect(Collectors.toSet());
        for (var stray : shared.multipart().listIfPossible(key)) {
            if (stray.key().equals(key) && !known.contains(stray.id())) {
                shared.multipart().abort(key, stray.id());
            }
        }
        var digest = Digest.of(delivery);
        var id = shared.multipart().create(key, digest.isStated() ? digest.stated() : null);
        var upload = new Upload(
                id, delivery.id(), key, partBytes, sourceEtag, shared.clock().instant(), lease, List.of());
        shared.open().add(id);
        shared.log().begun(upload);
        return new PartsUpload(shared, upload);
    }

    /**
     * Goes on with what an earlier lease has left, when it is known what its bytes belong to and nobody here writes to
     * it; what is of no use to anybody is aborted.
     */
    static Optional<PartsUpload> goOn(Uploading shared, Delivery delivery, String lease) {
        var left = shared.log().ofDelivery(delivery.id());
        if (left.isEmpty() || !shared.open().add(left.get().id())) {
            return Optional.empty();
        }
        var upload = new PartsUpload(shared, left.get().under(lease));
        if (!isOfUse(left.get(), delivery, shared.bucket().key(delivery.target()))) {
            upload.abort();
            return Optional.empty();
        }
        shared.log().takeOver(left.get().id(), lease);
        return Optional.of(upload);
    }

    private static boolean isOfUse(Upload left, Delivery delivery, String key) {
        long bytes = left.parts().stream().mapToLong(UploadPart::bytes).sum();
        return left.sourceEtag() != null
                && left.key().equals(key)
                && Digest.of(delivery).isStated()
                && (delivery.bytes() < 0 || bytes <= delivery.bytes());
    }

    @Nullable
    String sourceEtag() {
        return upload.sourceEtag();
    }

    long partBytes() {
        return upload.partBytes();
    }

    /** The digest after so many finished parts, if this process still knows it. */
    Optional<DigestStates.State> digest() {
        return shared.digests().of(upload.id()).filter(state -> state.parts() <= parts.size());
    }

    /** Whether the bucket has this part already. */
    boolean has(int number) {
        return number <= parts.size();
    }

    /** Whether the bytes are those of the part that the bucket has. */
    boolean isSame(int number, Body body) {
        var part = parts.get(number - 1);
        return part.bytes() == body.length() && part.crc32c() == body.crc32c();
    }

    /** Keeps the digest as it stands after so many parts, for the next attempt. */
    void keep(int number, Digest digest) {
        shared.digests().keep(upload.id(), new DigestStates.State(number, digest.copy()));
    }

    /**
     * Sends the next part, when the one before is there.
     *
     * @param digest as it stands after this part
     * @return what to fill meanwhile
     */
    Body send(int number, Body body, Digest digest) {
        drain();
        var key = upload.key();
        var id = upload.id();
        var part = shared.senders().submit(() -> shared.multipart().send(key, id, number, body));
        sending = new Sending(part, body, digest.copy());
        int size = (int) upload.partBytes();
        var next = spare == null ? new Body(size, size) : spare;
        spare = body;
        next.clear();
        return next;
    }

    /**
     * Waits until the part that is being sent is there, and written down.
     *
     * @throws Unavailable code {@code taken-over} when another lease goes on with the upload
     */
    void drain() {
        var current = sending;
        if (current == null) {
            return;
        }
        sending = null;
        var part = await(current.part());
        if (!shared.log().uploaded(upload.id(), upload.lease(), part)) {
            throw new Unavailable("taken-over", upload.key() + " is being uploaded under another lease");
        }
        parts.add(part);
        keep(part.number(), current.digest());
    }

    private UploadPart await(Future<UploadPart> part) {
        try {
            return part.get();
        } catch (InterruptedException stopped) {
            part.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unavailable(
                    "interrupted", "stopped while at " + upload.key() + "; it goes on from there", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Trouble trouble) {
                if (trouble.code().equals(S3Trouble.UPLOAD_GONE)) {
                    end();
                }
                throw trouble;
            }
            throw new IllegalStateException("a part could not be sent", failed.getCause());
        }
    }

    /** Makes the object of the first parts, which are all there. */
    void complete(int count, Condition condition) {
        shared.multipart().complete(upload.key(), upload.id(), parts.subList(0, count), condition);
    }

    /** Forgets the parts, here and in the bucket. */
    void abort() {
        if (sending != null) {
            sending.part().cancel(true);
            sending = null;
        }
        shared.multipart().abort(upload.key(), upload.id());
        end();
    }

    /** It was completed, or is gone. */
    void end() {
        shared.log().ended(upload.id());
        shared.digests().forget(upload.id());
        leave();
    }

    /** From here on others may go on with it. */
    void leave() {
        shared.open().remove(upload.id());
    }
}
