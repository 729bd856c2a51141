package dev.swath.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Cadence;
import dev.swath.model.Period;
import dev.swath.model.Request;
import dev.swath.model.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.GeometryFactory;

class LayoutTest {
    @ParameterizedTest
    @CsvSource({
        "PSScene/20240502_1_clip.tif, 20240502_101112_13_24ab, fields/7/2024-05-02/20240502_1_clip.tif",
        "REOrthoTile/tile.tif, 2453814_2012-01-01_RE1, fields/7/_orders/swath-1/REOrthoTile/tile.tif",
        "PSScene/a.tif, 20241399_1, fields/7/_orders/swath-1/PSScene/a.tif",
        "PSScene/a.tif, x, fields/7/_orders/swath-1/PSScene/a.tif",
        "composite.tif, , fields/7/_orders/swath-1/composite.tif",
        "manifest.json, , fields/7/_orders/swath-1/manifest.json",
    })
    void filesLieByDayOfTheirScene_orWithTheirOrder(String path, String item, String target) {
        assertThat(Layout.target(request("fields", "7"), "swath-1", path, item)).isEqualTo(target);
    }

    @Test
    void namesOfUsers_stayOneSafeFolderEach() {
        assertThat(Layout.target(request("..", "a/../../b"), "swath-1", "x y.tif", "20240502_1"))
                .isEqualTo("%2E%2E/a%2F..%2F..%2Fb/2024-05-02/x%20y.tif");
    }

    private static Request request(String drop, String key) {
        var may = new Period(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 31));
        var terms = new Terms(may, Cadence.WEEKLY, 90, 10, "PSScene", "analytic_sr_udm2", true, false);
        var shape = new GeometryFactory().createPolygon();
        return new Request("R1", "J1", "F1", key, drop, shape, shape, "h", BigDecimal.ONE, terms, may);
    }
}
