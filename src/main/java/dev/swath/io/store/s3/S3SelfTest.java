package dev.swath.io.store.s3;

import dev.swath.io.store.StoreFinding;
import dev.swath.io.store.StoreFinding.Kind;
import dev.swath.model.UploadPart;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Tries out what the store asks of a bucket, with small objects under its prefix that are removed again: about a dozen
 * calls and 5 MiB. Finds servers that store other bytes than they were sent, and rights that are missing.
 */
public final class S3SelfTest {
    private static final int SMALL_BYTES = 1024;

    private final Bucket bucket;
    private final Multipart multipart;
    private final String key;
    private final List<StoreFinding> findings = new ArrayList<>();

    public S3SelfTest(S3Client client, S3Rules rules) {
        bucket = new Bucket(client, rules);
        multipart = new Multipart(bucket);
        key = rules.prefix() + ".swath-self-test-" + UUID.randomUUID();
    }

    /** What was found, one line each; the first fault ends it. */
    public List<StoreFinding> run() {
        try {
            if (storesWhatItIsSent() && storesPartsAsTheyAreSent()) {
                keepsConditions();
                forgetsWhatIsAborted();
            }
        } catch (Unavailable | RateLimited later) {
            add(Kind.WARNING, later.code(), "could not be tried now: " + later.line());
        } catch (Trouble trouble) {
            add(Kind.FAULT, trouble.code(), trouble.line());
        }
        removeAll();
        return List.copyOf(findings);
    }

    private boolean storesWhatItIsSent() {
        var bytes = bytes(SMALL_BYTES);
        bucket.put(key, Body.of(bytes), null, Condition.NONE);
        return same("objects", bytes);
    }

    private boolean storesPartsAsTheyAreSent() {
        var bytes = bytes(S3Rules.LEAST_PART_BYTES + SMALL_BYTES);
        var id = multipart.create(key, null);
        var parts = new ArrayList<UploadPart>();
        for (int from = 0; from < bytes.length; from += S3Rules.LEAST_PART_BYTES) {
            var part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + S3Rules.LEAST_PART_BYTES));
            parts.add(multipart.send(key, id, parts.size() + 1, Body.of(part)));
        }
        multipart.complete(key, id, parts, Condition.NONE);
        return same("objects sent in parts", bytes);
    }

    private boolean same(String what, byte[] sent) {
        try (var stream = bucket.get(key)) {
            boolean same = Arrays.equals(sent, stream.readAllBytes());
            add(
                    same ? Kind.FINE : Kind.FAULT,
                    same ? "stores-bytes" : "corrupts",
                    same
                            ? "what is stored in " + bucket.where("") + " is what was sent: " + what
                            : bucket.where(key)
                                    + ": the server stored other bytes than it was sent ("
                                    + what
                                    + "); set store.s3.compat=generic, or use another server");
            return same;
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }

    private void keepsConditions() {
        if (bucket.rules().conditional() == S3Rules.Conditional.NEVER) {
            return;
        }
        var kind = bucket.rules().conditional() == S3Rules.Conditional.ALWAYS ? Kind.FAULT : Kind.WARNING;
        try {
            bucket.put(key, Body.of(bytes(SMALL_BYTES)), null, Condition.NEW);
            add(
                    kind,
                    "ignores-conditions",
                    bucket.where("") + ": the server overwrites objects in spite of If-None-Match; set"
                            + " store.s3.conditional=false, and give each ledger a prefix of its own");
        } catch (Unavailable trouble) {
            if (!trouble.code().equals(S3Trouble.CHANGED)) {
                throw trouble;
            }
            add(Kind.FINE, "keeps-conditions", "objects are never overwritten unseen");
        } catch (NoSpace refused) {
            if (!refused.code().equals(S3Trouble.NOT_IMPLEMENTED)) {
                throw refused;
            }
            add(kind, "no-conditions", bucket.where("") + ": the server knows no conditional writes");
        }
    }

    private void forgetsWhatIsAborted() {
        var id = multipart.create(key, null);
        boolean listed = isListed(id);
        multipart.abort(key, id);
        boolean gone = !isListed(id);
        add(
                listed && gone ? Kind.FINE : Kind.WARNING,
                listed && gone ? "aborts" : "cannot-abort",
                listed && gone
                        ? "uploads that broke off are found and aborted"
                        : bucket.where("") + ": uploads that broke off cannot be found or aborted; remove them by the"
                                + " server's own means");
    }

    private boolean isListed(String uploadId) {
        return multipart.listIfPossible(key).stream()
                .anyMatch(upload -> upload.id().equals(uploadId));
    }

    private void removeAll() {
        try {
            multipart.listIfPossible(key).forEach(upload -> multipart.abort(upload.key(), upload.id()));
            bucket.delete(key);
        } catch (Trouble trouble) {
            if (findings.stream().noneMatch(finding -> finding.kind() == Kind.FAULT)) {
                add(Kind.WARNING, trouble.code(), "the try-out left " + key + " behind: " + trouble.line());
            }
        }
    }

    private void add(Kind kind, String code, String text) {
        findings.add(new StoreFinding(kind, code, text));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
