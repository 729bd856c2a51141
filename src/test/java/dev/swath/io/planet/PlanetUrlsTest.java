package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanetUrlsTest {
    @Test
    void addresses_stand_on_the_base_whatever_its_ending() {
        var urls = new PlanetUrls(URI.create("http://127.0.0.1:8080/planet/"));

        assertThat(urls.orders()).hasToString("http://127.0.0.1:8080/planet/compute/ops/orders/v2");
        assertThat(urls.order("3d0c/../x"))
                .hasToString("http://127.0.0.1:8080/planet/compute/ops/orders/v2/3d0c%2F..%2Fx");
        assertThat(urls.quickSearch("acquired asc", 250))
                .hasToString("http://127.0.0.1:8080/planet/data/v1/quick-search?_sort=acquired%20asc&_page_size=250");
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.planet.example/x, true",
        "https://API.planet.example:443/x?y=z, true",
        "http://api.planet.example/x, false",
        "https://api.planet.example:8443/x, false",
        "https://api.planet.example.evil.org/x, false",
        "https://user@api.planet.example/x, false",
        "/data/v1, false",
        "file:///etc/passwd, false"
    })
    void origin_is_scheme_host_and_port(URI other, boolean same) {
        assertThat(Samples.URLS.sameOrigin(other)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api.planet.com", "ftp://api.planet.com", "https://SECRET@api.planet.com", "https://a.b?k=SECRET"
            })
    void a_base_that_is_no_plain_address_is_refused_without_repeating_it(URI base) {
        assertThatThrownBy(() -> new PlanetUrls(base))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("planet.url")
                .hasMessageNotContaining("SECRET");
    }
}
