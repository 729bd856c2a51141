package dev.swath.io.store.s3;

import dev.swath.model.Upload;
import dev.swath.model.UploadPart;
import java.util.List;
import java.util.Optional;

/** Where uploads in parts are written down, so that they outlive the process. Safe for use by many threads. */
public interface UploadLog {
    void begun(Upload upload);

    /** The upload of a file that was begun last. */
    Optional<Upload> ofDelivery(String deliveryId);

    /** From here on the upload goes on under this lease alone. */
    void takeOver(String uploadId, String lease);

    /**
     * The bucket has this part.
     *
     * @return false when the upload goes on under another lease, or has ended
     */
    boolean uploaded(String uploadId, String lease, UploadPart part);

    /** It was completed or aborted. */
    void ended(String uploadId);

    /** All that have not ended. */
    List<Upload> all();
}
