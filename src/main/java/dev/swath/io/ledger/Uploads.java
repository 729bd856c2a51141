package dev.swath.io.ledger;

import dev.swath.model.Upload;
import dev.swath.model.UploadPart;
import java.util.List;
import java.util.Optional;

/** Uploads in parts that are under way, so that the next attempt goes on with the next part, whoever makes it. */
public interface Uploads {
    void begun(Upload upload);

    /** The upload of a file that was begun last. */
    Optional<Upload> ofDelivery(String deliveryId);

    /** From here on the upload goes on under this lease alone. */
    void takeOver(String uploadId, String lease);

    /**
     * The bucket has this part.
     *
     * @return false when the upload goes on under another lease, or has ended; then nothing is written
     */
    boolean uploaded(String uploadId, String lease, UploadPart part);

    /** It was completed or aborted: nothing of it is kept. */
    void ended(String uploadId);

    /** All that have not ended, the oldest first. */
    List<Upload> all();
}
