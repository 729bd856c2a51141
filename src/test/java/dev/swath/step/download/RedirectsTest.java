package dev.swath.step.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Origin;
import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectsTest extends DownloadCase {
    RedirectsTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void aRedirect_isFollowedWithoutCredentials_andNotForEver() {
        var claim = file(BYTES.length, sha256(BYTES));
        origin.then(Origin.status(307, "Location", "/next?sig=1"))
                .then(Origin.redirect(origin.uri("/last?sig=2")))
                .then(Origin.file(BYTES, "\"a\""));
        stream(claim);
        assertThat(target(claim)).hasBinaryContent(BYTES);
    }

    @ParameterizedTest
    @CsvSource({
        "http://storage.example/f?sig=c0ffee, unsafe-redirect",
        "https://elsewhere.example/f?sig=c0ffee, unsafe-redirect",
        "https://not-storage.example/f?sig=c0ffee, unsafe-redirect",
        "ftp://127.0.0.1/f?sig=c0ffee, unsafe-redirect",
        "file:///etc/passwd, bad-redirect",
        "'http://[c0ffee', bad-redirect",
        "/round?sig=c0ffee, too-many-redirects",
    })
    void aRedirectToWhereFilesMustNotComeFrom_isRefused(String location, String code) {
        var claim = file(BYTES.length, sha256(BYTES));
        origin.then(Origin.status(302, "Location", location));
        var trouble = assertTrouble(Refused.class, code, claim);
        assertThat(trouble).hasMessageNotContaining("c0ffee");
    }

    @Test
    void anExpiredLink_takesTheOrdersOtherLinksWithIt() {
        var claim = file(BYTES.length, sha256(BYTES));
        for (var status : List.of(400, 403)) {
            links.keep(Ordered.PLANET_ID, Map.of(TIF, LINK));
            if (status == 400) {
                origin.then(Origin.status(status));
                assertTrouble(Expired.class, "link-expired", claim);
            } else {
                assertThatThrownBy(() -> streamFile.stream(hop(claim, status, Map.of())))
                        .isInstanceOf(Expired.class);
            }
            assertThat(links.find(Ordered.PLANET_ID, TIF)).isEmpty();
        }
    }

    @Test
    void aHopWithoutARedirect_isTheTroubleItMeans() {
        var claim = file(BYTES.length, sha256(BYTES));
        assertThatThrownBy(() -> streamFile.stream(hop(claim, 429, Map.of("retry-after", "9"))))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.retryAfter())
                        .isEqualTo(Duration.ofSeconds(9)));
        for (var status : List.of(0, 503)) {
            assertThatThrownBy(() -> streamFile.stream(hop(claim, status, Map.of())))
                    .isInstanceOf(Unavailable.class);
        }
    }
}
