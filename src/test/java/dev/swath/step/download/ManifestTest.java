package dev.swath.step.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.Origin;
import dev.swath.model.Delivery;
import dev.swath.model.Route;
import dev.swath.model.trouble.Corrupt;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest extends DownloadCase {
    ManifestTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void theManifest_bringsItsFiles_eachToItsPlace() {
        var claim = file(BYTES.length, sha256(BYTES));
        assertThat(ordered.status(Delivery.MANIFEST)).isEqualTo("done");
        assertThat(folder.resolve("delivered/" + Ordered.FOLDER + "_orders/swath-O1/manifest.json"))
                .exists();
        var file = ordered.ledger.deliveries().get(claim.workId());
        assertThat(file.target()).isEqualTo(Ordered.FOLDER + "2024-05-02/20240502_101112_13_24ab_3B_udm2_clip.tif");
        assertThat(file.bytes()).isEqualTo(BYTES.length);
    }

    @ParameterizedTest
    @CsvSource({
        "200, '{\"files\":[{\"path\":\"a.tif\"', bad-manifest",
        "200, '{\"files\":[{\"path\":\"../a.tif\",\"size\":1}]}', unsafe-name",
        "200, '<!DOCTYPE html><title>Sign in', html-instead",
    })
    void aManifestThatIsNone_isCorrupt_andLiesNowhere(int status, String text, String code) {
        origin.then(Origin.body(status, text));
        assertTrouble(Corrupt.class, code, ordered.claim(Route.DOWNLOAD));
        assertThat(delivered()).isEmpty();
        assertThat(ordered.status(Delivery.MANIFEST)).isEqualTo("working");
    }
}
