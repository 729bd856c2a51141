package dev.swath.io.store.s3;

import dev.swath.model.Upload;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Uploads that nobody goes on with: their parts are paid for, and show in no listing of objects. */
final class StaleUploads {
    private final Uploading shared;

    StaleUploads(Uploading shared) {
        this.shared = shared;
    }

    /** @return how many were aborted */
    int sweep(Predicate<String> leaseAlive, Instant begunBefore) {
        Map<String, Upload> recorded = new HashMap<>();
        shared.log().all().forEach(upload -> recorded.put(upload.id(), upload));
        // a whole bucket may hold uploads of others
        boolean isOurs = !shared.bucket().rules().prefix().isEmpty();
        int aborted = 0;
        for (var listed :
                shared.multipart().listIfPossible(shared.bucket().rules().prefix())) {
            var upload = recorded.remove(listed.id());
            boolean alive = shared.open().contains(listed.id()) || (upload != null && leaseAlive.test(upload.lease()));
            if (!alive && (upload != null || isOurs) && listed.begun().isBefore(begunBefore)) {
                shared.multipart().abort(listed.key(), listed.id());
                forget(listed.id());
                aborted++;
            }
        }
        recorded.values().stream()
                .filter(upload ->
                        upload.key().startsWith(shared.bucket().rules().prefix()))
                .filter(upload -> !shared.open().contains(upload.id()))
                .filter(upload -> upload.begun().isBefore(begunBefore))
                // completed or aborted just before the process died
                .forEach(upload -> forget(upload.id()));
        return aborted;
    }

    private void forget(String uploadId) {
        shared.log().ended(uploadId);
        shared.digests().forget(uploadId);
    }
}
