package dev.swath.app.wiring;

import dev.swath.io.ledger.Uploads;
import dev.swath.io.store.s3.UploadLog;
import dev.swath.model.Upload;
import dev.swath.model.UploadPart;
import java.util.List;
import java.util.Optional;

/** The ledger as the place where uploads are written down. */
public record LedgerUploads(Uploads uploads) implements UploadLog {
    @Override
    public void begun(Upload upload) {
        uploads.begun(upload);
    }

    @Override
    public Optional<Upload> ofDelivery(String deliveryId) {
        return uploads.ofDelivery(deliveryId);
    }

    @Override
    public void takeOver(String uploadId, String lease) {
        uploads.takeOver(uploadId, lease);
    }

    @Override
    public boolean uploaded(String uploadId, String lease, UploadPart part) {
        return uploads.uploaded(uploadId, lease, part);
    }

    @Override
    public void ended(String uploadId) {
        uploads.ended(uploadId);
    }

    @Override
    public List<Upload> all() {
        return uploads.all();
    }
}
