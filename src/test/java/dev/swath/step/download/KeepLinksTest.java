package dev.swath.step.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.planet.Links;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Answer;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Fetch;
import dev.swath.model.Route;
import dev.swath.model.trouble.Trouble;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeepLinksTest {
    private static final URI LINK = URI.create("https://planet.example/download?token=c0ffee");
    private static final Fetch FETCH = new Fetch(
            new Claim("D1", "J1", Route.DOWNLOAD, "L1", 0),
            new Delivery("D1", "J1", "O1", "p-1", "PSScene/a.tif", "x/a.tif", 1, null, null, null),
            null,
            false);

    private final Links links = new Links(Clock.systemUTC());
    private final KeepLinks keepLinks = new KeepLinks(links);

    @Test
    void oneLookAtAnOrder_servesAllOfItsFiles() {
        var fetch = keepLinks.keep(order("success", """
                {"name": "p-1/PSScene/a.tif", "delivery": "success", "location": "%1$s"},
                {"name": "p-1/PSScene/b.tif", "delivery": "success", "location": "%1$s"}""".formatted(LINK)));
        assertThat(fetch.link()).isEqualTo(LINK);
        assertThat(fetch.claim()).isEqualTo(FETCH.claim());
        assertThat(links.find("p-1", "PSScene/b.tif")).contains(LINK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "success | {\"name\": \"p-1/PSScene/b.tif\"} | not-listed",
                "running | {\"name\": \"p-1/PSScene/b.tif\"} | not-ready",
                "partial | {\"name\": \"p-1/PSScene/a.tif\", \"delivery\": \"failed\"} | not-delivered",
                "success | {\"name\": \"p-1/PSScene/a.tif\", \"delivery\": \"pending\"} | not-ready",
            })
    void aFileWithoutALink_isTheTroubleItMeans(String state, String result, String code) {
        assertThatThrownBy(() -> keepLinks.keep(order(state, result)))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code))
                .hasMessageContaining("PSScene/a.tif")
                .hasMessageContaining("p-1");
    }

    @Test
    void theCalls_areForTheOrder_andForTheLink() {
        var order = new AskLinks(new PlanetUrls(URI.create("https://planet.example"))).ask(FETCH);
        assertThat(order.uri()).hasToString("https://planet.example/compute/ops/orders/v2/p-1");
        assertThat(order.about()).isEqualTo(FETCH);

        var linked = new Fetch(FETCH.claim(), FETCH.delivery(), LINK, false);
        assertThat(new AskHop().ask(linked).uri()).isEqualTo(LINK);
        assertThatThrownBy(() -> new AskHop().ask(FETCH)).isInstanceOf(IllegalStateException.class);
    }

    private static Answer order(String state, String results) {
        var call = new AskLinks(new PlanetUrls(URI.create("https://planet.example"))).ask(FETCH);
        var text = "{\"id\": \"p-1\", \"state\": \"" + state + "\", \"_links\": {\"results\": [" + results + "]}}";
        return new Answer(call, 200, Map.of(), text, null);
    }
}
