package dev.swath.io.store;

import dev.swath.io.store.s3.UploadLog;
import dev.swath.model.Upload;
import dev.swath.model.UploadPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log that outlives stores, not processes. */
public final class RecentUploads implements UploadLog {
    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    @Override
    public synchronized void begun(Upload upload) {
        uploads.put(upload.id(), upload);
    }

    @Override
    public synchronized Optional<Upload> ofDelivery(String deliveryId) {
        return uploads.values().stream()
                .filter(upload -> upload.deliveryId().equals(deliveryId))
                .reduce((former, latter) -> latter);
    }

    @Override
    public synchronized void takeOver(String uploadId, String lease) {
        uploads.computeIfPresent(uploadId, (id, upload) -> upload.under(lease));
    }

    @Override
    public synchronized boolean uploaded(String uploadId, String lease, UploadPart part) {
        var upload = uploads.get(uploadId);
        if (upload == null || !upload.lease().equals(lease)) {
            return false;
        }
        var parts = new ArrayList<>(upload.parts());
        parts.add(part);
        uploads.put(
                uploadId,
                new Upload(
                        uploadId,
                        upload.deliveryId(),
                        upload.key(),
                        upload.partBytes(),
                        upload.sourceEtag(),
                        upload.begun(),
                        lease,
                        parts));
        return true;
    }

    @Override
    public synchronized void ended(String uploadId) {
        uploads.remove(uploadId);
    }

    @Override
    public synchronized List<Upload> all() {
        return List.copyOf(uploads.values());
    }
}
