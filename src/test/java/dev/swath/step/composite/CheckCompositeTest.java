package dev.swath.step.composite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.CompositeRequest;
import dev.swath.model.RequestFault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CheckCompositeTest {
    private static final List<Double> MOL = List.of(5.05, 51.2, 5.1, 51.23);
    private static final List<String> RGB = List.of("red", "green", "blue");

    private final CheckComposite check =
            new CheckComposite(Set.of("blue", "green", "red", "nir", "swir16"), 20_000L * 20_000);

    @Test
    void soundRequest_hasNoFault() {
        assertThat(check.check(request(List.of(MOL), "2023-06-01/2023-08-31", RGB)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-08-31/2023-06-01 | the end date 2023-06-01 lies before the start date 2023-08-31",
                "2023-06-31/2023-07-01 | \"2023-06-31\" is no day; write 2024-05-01",
                "2023-06-01            | \"2023-06-01\" is no period; write its first and last day, 2024-05-01/2024-07-31",
                "../2023-06-01         | \"..\" is no day; write 2024-05-01",
            })
    void wrongPeriod_isNamed(String toi, String message) {
        assertThat(check.check(request(List.of(MOL), toi, RGB))).containsExactly(new RequestFault("toi", message));
    }

    @Test
    void everyWrongField_isNamed() {
        var request = new CompositeRequest(
                null, List.of(MOL), "2023", List.of("red", "red", "b99"), "auto", 0, "mode", "some", 101, "png");
        assertThat(check.check(request))
                .extracting(RequestFault::field)
                .containsExactly("resolution", "toi", "bands", "bands", "reducer", "mask", "output", "dilation");
        assertThat(check.check(request))
                .contains(new RequestFault("bands", "\"b99\" is none of [blue, green, nir, red, swir16]"));
    }

    @ParameterizedTest
    @CsvSource({
        "5.1, 51, 5.0, 52, cut it in two at the 180th meridian",
        "179, 51, -179, 52, cut it in two at the 180th meridian",
        "5, 52, 6, 51, south 52.0 is not below north 51.0",
        "5, 51, 181, 52, 'longitude 181.0, latitude 52.0 is not within'",
        "5, -91, 6, 52, 'latitude -91.0 is not within'",
        "NaN, 51, 6, 52, 'longitude NaN'",
    })
    void wrongBox_isNamed_byItsPlace(double west, double south, double east, double north, String message) {
        var faults =
                check.check(request(List.of(MOL, List.of(west, south, east, north)), "2023-06-01/2023-06-30", RGB));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("bboxes[1]");
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void tooLargeArea_isNamed_withItsPixels() {
        var faults = check.check(request(List.of(List.of(5.0, 50.0, 9.0, 54.0)), "2023-06-01/2023-06-30", RGB));
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("bboxes");
            assertThat(fault.message())
                    .matches("is too large: \\d{5} x \\d{5} pixels, at most 400000000; ask for parts.*");
        });
    }

    @Test
    void areaThatNoZoneHolds_isNamed() {
        assertThat(faultOf(List.of(0.0, 50.0, 20.0, 51.0), "auto"))
                .startsWith("reaches 11.0 degrees from the middle of UTM zone 32, too far for it");
        assertThat(faultOf(List.of(5.0, 83.0, 6.0, 85.0), "auto")).contains("EPSG:3413");
    }

    @Test
    void wrongGrid_isNamed() {
        assertThat(faultOf(MOL, "utm")).isEqualTo("\"utm\" is none of auto, aligned, EPSG:n");
        assertThat(faultOf(MOL, "EPSG:99999")).contains("EPSG:99999");
        assertThat(check.check(inGrid(MOL, "EPSG:3035"))).isEmpty();
        assertThat(check.check(inGrid(MOL, "aligned"))).isEmpty();
    }

    @Test
    void shape_mustBeASoundPolygon() throws Exception {
        assertThat(check.check(over("POLYGON((5 51, 5.1 51, 5.1 51.1, 5 51))"))).isEmpty();
        assertThat(check.check(over("POINT(5 51)")))
                .extracting(RequestFault::message)
                .containsExactly("must be a Polygon or MultiPolygon, was Point");
        assertThat(check.check(over("POLYGON((5 51, 5.1 51.1, 5.1 51, 5 51.1, 5 51))")))
                .extracting(RequestFault::field)
                .containsExactly("aoi");
        assertThat(check.check(over("POLYGON((500000 5100000, 500100 5100000, 500100 5100100, 500000 5100000))")))
                .extracting(RequestFault::message)
                .containsExactly("longitude 500000.0, latitude 5100000.0 is not within -180..180 and -90..90 degrees");
    }

    @Test
    void areaGivenTwiceOrNever_isNamed() {
        assertThat(check.check(request(List.of(), "2023-06-01/2023-06-30", RGB)))
                .containsExactly(new RequestFault("aoi", "give either aoi or bboxes"));
    }

    @Test
    void bandsThatTheRuleNeeds_mustBeAsked() {
        var greenest = new CompositeRequest(
                null, List.of(MOL), "2023-06-01/2023-06-30", RGB, "auto", 10, "max-ndvi", "usual", 0, "reflectance");
        assertThat(check.check(greenest)).containsExactly(new RequestFault("bands", "max-ndvi needs red and nir"));
        var visual = new CompositeRequest(
                null,
                List.of(MOL),
                "2023-06-01/2023-06-30",
                List.of("red"),
                "auto",
                10,
                "median",
                "usual",
                0,
                "visual");
        assertThat(check.check(visual)).extracting(RequestFault::field).containsExactly("bands");
    }

    private String faultOf(List<Double> box, String grid) {
        return check.check(inGrid(box, grid)).get(0).message();
    }

    private static CompositeRequest inGrid(List<Double> box, String grid) {
        return new CompositeRequest(
                null, List.of(box), "2023-06-01/2023-06-30", RGB, grid, 10, "median", "usual", 0, "visual");
    }

    private static CompositeRequest request(List<List<Double>> boxes, String toi, List<String> bands) {
        return new CompositeRequest(null, boxes, toi, bands, "auto", 10, "median", "usual", 2, "reflectance");
    }

    private static CompositeRequest over(String wkt) throws ParseException {
        Geometry shape = new WKTReader().read(wkt);
        return new CompositeRequest(
                shape, List.of(), "2023-06-01/2023-06-30", RGB, "auto", 10, "median", "usual", 0, "visual");
    }
}
