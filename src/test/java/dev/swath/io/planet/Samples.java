package dev.swath.io.planet;

import dev.swath.model.Answer;
import dev.swath.model.Cadence;
import dev.swath.model.Call;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Period;
import dev.swath.model.Request;
import dev.swath.model.Terms;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Requests, orders and answers for the tests of this package. */
final class Samples {
    static final PlanetUrls URLS = new PlanetUrls(URI.create("https://api.planet.example"));
    static final String SQUARE = "POLYGON ((10 50, 10.1 50, 10.1 50.1, 10 50.1, 10 50))";

    private Samples() {}

    static Geometry shape(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wkt, wrong);
        }
    }

    static Request request(String bundle, double maxCloudPercent) {
        var june = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));
        var terms = new Terms(june, Cadence.WEEKLY, 98, maxCloudPercent, "PSScene", bundle, true, true);
        Geometry aoi = shape(SQUARE);
        return new Request("r1", "j1", "f1", "field 1", "fields", aoi, aoi, "c1", BigDecimal.TEN, terms, june);
    }

    static Order order(@Nullable Geometry clip, boolean harmonize) {
        return new Order(
                "o1",
                "r1",
                "j1",
                "swath-01JX",
                OrderState.PLANNED,
                0,
                List.of("20250610_101112_13_24ab", "20250614_100908_77_2501"),
                "PSScene",
                "analytic_8b_sr_udm2,analytic_sr_udm2",
                clip,
                clip == null ? "" : "c1",
                harmonize,
                0,
                BigDecimal.TEN,
                null,
                null,
                null);
    }

    static Answer answer(int status, String text) {
        return answerTo(new Call("GET", URLS.orders(), null, "nothing"), status, text);
    }

    static Answer answerTo(Call call, int status, String text) {
        return new Answer(call, status, Map.of(), text, null);
    }
}
