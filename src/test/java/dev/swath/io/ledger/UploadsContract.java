package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Upload;
import dev.swath.model.UploadPart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uploads in parts. */
abstract class UploadsContract extends LedgerCase {
    private static final UploadPart FIRST = new UploadPart(1, "\"p1\"", 8_388_608, 4_294_967_295L);
    private static final UploadPart SECOND = new UploadPart(2, "\"p2\"", 8_388_608, 7);

    private Uploads uploads() {
        return ledger().uploads();
    }

    private Upload upload(String id, String deliveryId) {
        return new Upload(id, deliveryId, "fields/a.tif", 8_388_608, "\"e\"", clock().instant(), "L1", List.of());
    }

    private String delivery() {
        return given().manifest(clock().instant()).workId();
    }

    @Test
    void anUpload_isFoundByItsFile_withTheFinishedPartsInOrder() {
        var delivery = delivery();
        assertThat(uploads().ofDelivery(delivery)).isEmpty();
        var upload = upload("U1", delivery);
        uploads().begun(upload);
        assertThat(uploads().uploaded("U1", "L1", SECOND)).isTrue();
        assertThat(uploads().uploaded("U1", "L1", FIRST)).isTrue();
        assertThat(reopen().uploads().ofDelivery(delivery))
                .contains(new Upload(
                        "U1",
                        delivery,
                        "fields/a.tif",
                        8_388_608,
                        "\"e\"",
                        upload.begun(),
                        "L1",
                        List.of(FIRST, SECOND)));
    }

    @Test
    void aPartThatCameAgain_replacesTheFormer() {
        uploads().begun(upload("U1", delivery()));
        uploads().uploaded("U1", "L1", FIRST);
        var again = new UploadPart(1, "\"p1b\"", 8_388_608, 9);
        uploads().uploaded("U1", "L1", again);
        assertThat(uploads().all()).singleElement().extracting(Upload::parts).isEqualTo(List.of(again));
    }

    @Test
    void onlyTheLeaseItGoesOnUnder_addsParts() {
        var delivery = delivery();
        uploads().begun(upload("U1", delivery));
        uploads().takeOver("U1", "L2");
        assertThat(uploads().uploaded("U1", "L1", FIRST)).isFalse();
        assertThat(uploads().uploaded("U1", "L2", SECOND)).isTrue();
        assertThat(uploads().uploaded("unknown", "L2", SECOND)).isFalse();
        assertThat(uploads().ofDelivery(delivery).orElseThrow().parts()).containsExactly(SECOND);
    }

    @Test
    void ofSeveral_theOneBegunLastIsGoneOnWith_andEachEndsAlone() {
        var delivery = delivery();
        uploads().begun(upload("U2", delivery));
        clock().advance(Duration.ofSeconds(1));
        uploads().begun(upload("U1", delivery));
        uploads().uploaded("U1", "L1", FIRST);
        assertThat(uploads().all()).extracting(Upload::id).containsExactly("U2", "U1");
        assertThat(uploads().ofDelivery(delivery).orElseThrow().id()).isEqualTo("U1");
        uploads().ended("U1");
        uploads().ended("U1");
        assertThat(uploads().ofDelivery(delivery).orElseThrow().id()).isEqualTo("U2");
    }
}
