package dev.swath.step.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.planet.SkippedAssets;
import dev.swath.model.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
        var begin = begin("", false);
        links.keep(Ordered.PLANET_ID, Map.of(TIF, LINK));
        assertThat(begin.begin(claim).link()).isEqualTo(LINK);

        Files.createDirectories(target(claim).getParent());
        Files.write(target(claim), new byte[BYTES.length]);
        assertThat(begin.begin(claim).done()).isFalse();

        Files.write(target(claim), BYTES);
        assertThat(begin.begin(claim).done()).isTrue();
        assertThat(ordered.status(TIF)).isEqualTo("done");
    }

    private BeginDownload begin(String skipped, boolean overwrites) {
        var rules = new BeginDownload.Rules(SkippedAssets.of(skipped), overwrites, Duration.ofMinutes(1));
        return new BeginDownload(ordered.ledger, store, links, rules, Clock.systemUTC());
    }

    @Test
    void whatIsToBeOverwritten_isFetchedAlthoughItLiesThere() throws IOException {
        var claim = file(BYTES.length, sha256(BYTES));
        Files.createDirectories(target(claim).getParent());
        Files.write(target(claim), BYTES);
        assertThat(begin("", true).begin(claim).done()).isFalse();
        assertThat(begin("", false).begin(claim).done()).isTrue();
        assertThat(ordered.ledger.stock().bringAllAgain(claim.jobId(), () -> {}))
                .isEqualTo(2);
        assertThat(ordered.ledger.work().claim(Route.DOWNLOAD, 2, Duration.ofMinutes(5), null))
                .hasSize(2)
                .allSatisfy(again ->
                        assertThat(begin("", false).begin(again).done()).isFalse());
    }

    @Test
    void whatIsNotWanted_isToldAsSkipped_andFetchedWhenItIs() {
        var claim = file(BYTES.length, sha256(BYTES));
        assertThat(begin("metadata.xml,ortho_udm2", false).begin(claim).done()).isTrue();
        assertThat(ordered.status(TIF)).isEqualTo("skipped");
        assertThat(delivered()).doesNotContain(target(claim).getFileName().toString());
        var drop = ordered.ledger.decisions().find("fields").get(0);
        assertThat(ordered.ledger.decisions().retry(drop, () -> {})).isEqualTo(1);
        assertThat(begin("xml", false).begin(ordered.claim(Route.DOWNLOAD)).done())
                .isFalse();
    }

    @Test
    void afterAFailure_theLinkIsAskedForAnew() {
        var claim = file(BYTES.length, sha256(BYTES));
        links.keep(Ordered.PLANET_ID, Map.of(TIF, LINK));
        var fetch = begin("", false).begin(ordered.again(claim));
        assertThat(fetch.needsLink()).isTrue();
    }
}
