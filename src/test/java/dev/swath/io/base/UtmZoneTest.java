package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UtmZoneTest {
    @ParameterizedTest
    @CsvSource({
        "9, 48, 32632", "15.3, -17.1, 32733", "-180, 0, 32601", "179.999, -0.001, 32760", "180, 10, 32601",
        "5.9, 60, 32631", "20, 78, 32634", "-0.0001, 51, 32630", "0, 51, 32631", "190, 51, 32602"
    })
    void six_degrees_make_a_zone(double longitude, double latitude, int epsg) {
        assertThat(UtmZone.at(longitude, latitude).crs().epsg()).hasValue(epsg);
    }

    @ParameterizedTest
    @CsvSource({
        "5.9, 60, 32632", "2.9, 60, 32631", "5.9, 55.9, 32631", "8, 78, 32631", "9, 78, 32633", "20.9, 78, 32633",
        "21, 78, 32635", "33, 80, 32637", "41.9, 80, 32637", "42, 80, 32638", "20, 71.9, 32634", "-3, 78, 32630"
    })
    void maps_make_exceptions_of_Norway_and_Svalbard(double longitude, double latitude, int epsg) {
        assertThat(UtmZone.ofMapsAt(longitude, latitude).crs().epsg()).hasValue(epsg);
    }

    @Test
    void poles_have_no_zone() {
        assertThatThrownBy(() -> UtmZone.at(0, 84.1))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("EPSG:3413");
        assertThatThrownBy(() -> UtmZone.at(0, -80.1)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> UtmZone.at(Double.NaN, 0)).isInstanceOf(BadInput.class);
    }
}
