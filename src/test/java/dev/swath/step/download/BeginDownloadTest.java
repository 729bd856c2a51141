package dev.swath.step.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeginDownloadTest extends DownloadCase {
    BeginDownloadTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void aFileThatLiesInItsPlace_isNotFetchedAgain_butVerified() throws IOException {
        var claim = file(BYTES.length, sha256(BYTES));
        var begin = new BeginDownload(ordered.ledger, store, links);
        links.keep(Ordered.PLANET_ID, Map.of(TIF, LINK));
        assertThat(begin.begin(claim).link()).isEqualTo(LINK);

        Files.createDirectories(target(claim).getParent());
        Files.write(target(claim), new byte[BYTES.length]);
        assertThat(begin.begin(claim).done()).isFalse();

        Files.write(target(claim), BYTES);
        assertThat(begin.begin(claim).done()).isTrue();
        assertThat(ordered.status(TIF)).isEqualTo("done");
    }

    @Test
    void afterAFailure_theLinkIsAskedForAnew() {
        var claim = file(BYTES.length, sha256(BYTES));
        links.keep(Ordered.PLANET_ID, Map.of(TIF, LINK));
        var fetch = new BeginDownload(ordered.ledger, store, links).begin(ordered.again(claim));
        assertThat(fetch.needsLink()).isTrue();
    }
}
