package dev.swath.io.store.s3;

import dev.swath.io.store.s3.S3Rules.Conditional;
import dev.swath.model.trouble.Trouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives objects their keys: where nothing lies, or in place of just that object which was seen to be another one. The
 * ledger gives a key to one delivery alone, so what lies there instead of its file is replaced.
 */
final class Publisher {
    private final Bucket bucket;
    private volatile boolean conditional;

    Publisher(Bucket bucket) {
        this.bucket = bucket;
        this.conditional = bucket.rules().conditional() != Conditional.NEVER;
    }

    /**
     * @param digest of the bytes; null = unknown, so that whatever lies there is replaced
     * @param write to be done under the condition
     * @return true when the very same object lay there already
     */
    boolean publish(String key, long bytes, @Nullable String digest, Consumer<Condition> write) {
        if (!conditional) {
            write.accept(Condition.NONE);
            return false;
        }
        try {
            write.accept(Condition.NEW);
            return false;
        } catch (Trouble trouble) {
            if (isUnknownHere(trouble)) {
                write.accept(Condition.NONE);
                return false;
            }
            if (!trouble.code().equals(S3Trouble.CHANGED)) {
                throw trouble;
            }
        }
        return replace(key, bytes, digest, write);
    }

    private boolean replace(String key, long bytes, @Nullable String digest, Consumer<Condition> write) {
        var there = bucket.head(key);
        if (there.isPresent() && there.get().is(bytes, digest)) {
            return true;
        }
        try {
            write.accept(there.map(other -> Condition.replacing(other.etag())).orElse(Condition.NEW));
        } catch (Trouble trouble) {
            if (!isUnknownHere(trouble)) {
                throw trouble;
            }
            write.accept(Condition.NONE);
        }
        return false;
    }

    private boolean isUnknownHere(Trouble trouble) {
        if (bucket.rules().conditional() == Conditional.AUTO && trouble.code().equals(S3Trouble.NOT_IMPLEMENTED)) {
            conditional = false;
            return true;
        }
        return false;
    }
}
