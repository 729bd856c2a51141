package dev.swath.io.store.s3;

import dev.swath.io.store.Digest;
import dev.swath.io.store.Incoming;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the bucket: as one object when it fits into a part, else in parts, of which the finished ones
 * are never sent again. Should this process not know the digest of the finished ones, the file comes from its beginning,
 * and each of them is only compared.
 */
final class S3Incoming implements Incoming {
    private static final int MOST_PARTS = 10_000;
    private static final int FIRST_BYTES = 64 * 1024;
    private static final long MEBIBYTE = 1 << 20;

    private final Uploading shared;
    private final Delivery delivery;
    private final String key;
    private final String lease;
    private final long partBytes;
    private final boolean overwrites;
    private Digest digest;
    private Body body;
    private int parts;
    private long position;
    private @Nullable String etag;
    private @Nullable PartsUpload upload;

    private S3Incoming(
            Uploading shared, Delivery delivery, String lease, boolean overwrites, @Nullable PartsUpload left) {
        this.shared = shared;
        this.delivery = delivery;
        this.key = shared.bucket().key(delivery.target());
        this.lease = lease;
        this.overwrites = overwrites;
        this.upload = left;
        this.partBytes =
                left == null ? partBytes(delivery, shared.bucket().rules().partBytes()) : left.partBytes();
        this.digest = Digest.of(delivery);
        this.body = new Body(
                delivery.bytes() < 0 ? FIRST_BYTES : (int) Math.min(delivery.bytes(), partBytes), (int) partBytes);
        if (left != null) {
            etag = left.sourceEtag();
            left.digest()
                    .filter(state -> state.digest().stated().equals(digest.stated()))
                    .ifPresent(this::goOnAfter);
        }
    }

    /** @param overwrites whether an object that seems to be the same is replaced too */
    static S3Incoming open(Uploading shared, Delivery delivery, String lease, boolean overwrites) {
        return new S3Incoming(
                shared,
                delivery,
                lease,
                overwrites,
                PartsUpload.goOn(shared, delivery, lease).orElse(null));
    }

    /** As set, or more for a file that would need more parts than there may be. */
    static long partBytes(Delivery delivery, int set) {
        long least = (Math.max(0, delivery.bytes()) + MOST_PARTS - 1) / MOST_PARTS;
        return Math.max(set, (least + MEBIBYTE - 1) / MEBIBYTE * MEBIBYTE);
    }

    private void goOnAfter(DigestStates.State state) {
        digest = state.digest();
        parts = state.parts();
        position = parts * partBytes;
        if (delivery.bytes() >= 0) {
            position = Math.min(position, delivery.bytes());
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public @Nullable String etag() {
        return position == 0 ? null : etag;
    }

    @Override
    public boolean isComplete() {
        return position > 0 && position == delivery.bytes();
    }

    @Override
    public void restart(@Nullable String strongEtag) {
        if (upload != null) {
            upload.drain();
            if (strongEtag == null || !strongEtag.equals(upload.sourceEtag())) {
                upload.abort();
                upload = null;
            }
        }
        digest.restart();
        body.clear();
        parts = 0;
        position = 0;
        etag = strongEtag;
    }

    @Override
    public void write(byte[] bytes, int length) {
        if (delivery.bytes() >= 0 && position + length > delivery.bytes()) {
            discard();
            throw new Corrupt(
                    "too-long", about("is longer than the %,d bytes that are stated".formatted(delivery.bytes())));
        }
        for (int taken = 0; taken < length; ) {
            if (body.isFull()) {
                handOver();
            }
            int more = body.add(bytes, taken, length - taken);
            digest.update(bytes, taken, more);
            taken += more;
            position += more;
        }
    }

    /** The body is a part: it is sent, or compared with what the bucket has. */
    private void handOver() {
        if (parts == MOST_PARTS) {
            discard();
            throw new NoSpace(
                    "too-many-parts",
                    about("needs more than " + MOST_PARTS + " parts, and its size is unknown; raise store.s3.part-mb"));
        }
        if (upload == null) {
            upload = PartsUpload.begin(shared, delivery, lease, partBytes, etag);
        }
        parts++;
        if (!upload.has(parts)) {
            body = upload.send(parts, body, digest);
        } else if (upload.isSame(parts, body)) {
            upload.keep(parts, digest);
            body.clear();
        } else {
            discard();
            throw new Corrupt("source-changed", about("changed at its source; it comes from its beginning"));
        }
    }

    @Override
    public Stored finish() {
        if (position < delivery.bytes()) {
            throw new Unavailable(
                    "broken-off",
                    about("ended after %d of %,d bytes; the rest will be asked for"
                            .formatted(position, delivery.bytes())));
        }
        var verified = digest.copy();
        if (!verified.matches()) {
            discard();
            throw new Corrupt("wrong-digest", about("has another digest than is stated, which is " + digest.stated()));
        }
        var whole = upload;
        if (whole == null) {
            shared.publisher().publish(key, position, sameIf(verified.text()), condition -> shared.bucket()
                    .put(key, body, verified.text(), condition));
        } else {
            complete(whole, verified);
        }
        return new Stored(position, verified.text(), false, verified.crc32c());
    }

    /** By what an object that lies there is known to be the same, so that it may stay; null = none may. */
    private @Nullable String sameIf(@Nullable String digest) {
        return overwrites ? null : digest;
    }

    private void complete(PartsUpload whole, Digest verified) {
        if (!body.isEmpty()) {
            handOver();
        }
        whole.drain();
        var known = verified.isStated() ? verified.text() : null;
        try {
            boolean wasThere = shared.publisher()
                    .publish(key, position, sameIf(known), condition -> whole.complete(parts, condition));
            if (wasThere) {
                whole.abort();
            } else {
                whole.end();
            }
        } catch (Trouble trouble) {
            settle(whole, known, trouble);
        }
        upload = null;
    }

    /** A completion whose answer was lost may have happened: then the object is there, and its upload gone. */
    private void settle(PartsUpload whole, @Nullable String known, Trouble trouble) {
        boolean isGone = trouble.code().equals(S3Trouble.UPLOAD_GONE);
        if (isGone || trouble instanceof Corrupt) {
            whole.abort();
            upload = null;
        }
        if (!isGone
                || !shared.bucket()
                        .head(key)
                        .filter(there -> there.is(position, known))
                        .isPresent()) {
            throw trouble;
        }
    }

    @Override
    public void discard() {
        position = 0;
        parts = 0;
        body.clear();
        digest.restart();
        if (upload != null) {
            var wrong = upload;
            upload = null;
            wrong.abort();
        }
    }

    private String about(String what) {
        return delivery.label() + " " + what;
    }

    /** A part that is being sent is waited for, so that it need not be sent again. */
    @Override
    public void close() {
        if (upload != null) {
            var unfinished = upload;
            upload = null;
            try {
                unfinished.drain();
            } finally {
                unfinished.leave();
            }
        }
    }
}
