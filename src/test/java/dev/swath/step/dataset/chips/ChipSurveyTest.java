package dev.swath.step.dataset.chips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.base.Crs;
import dev.swath.io.base.Ellipsoid;
import dev.swath.step.dataset.grid.Cell;
import dev.swath.step.dataset.grid.CellGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ChipSurveyTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Crs UTM = Crs.of("EPSG:32634");
    private static final ChipOptions ALL = new ChipOptions(2, 0, false, 1_000_000);

    /** A box in UTM zone 34, metres from the corner of ftw-34UFF1628. */
    private static Geometry box(double west, double south, double east, double north) {
        return UTM.toWgs84(
                FACTORY.toGeometry(new Envelope(616_000 + west, 616_000 + east, 6_028_000 + south, 6_028_000 + north)));
    }

    private static List<Chip> survey(ChipOptions options, Geometry... shapes) {
        List<Chip> chips = new ArrayList<>();
        Fields fields = taker -> {
            for (Geometry shape : shapes) {
                taker.accept(new Field("f", shape));
            }
        };
        ChipSurvey.chips(fields, options, chips::add);
        return chips;
    }

    @Test
    void coverage_is_the_share_of_the_cell_under_fields() {
        List<Chip> chips = survey(ALL, box(0.5, 0.5, 1000, 1000), box(1500, 1500, 2500, 1600));
        assertThat(chips).extracting(chip -> chip.cell().id()).containsExactly("ftw-34UFF1628", "ftw-34UFF1828");
        assertThat(chips.get(0).coveragePercent()).isCloseTo(25 + 1.25 - 0.02, within(0.02));
        assertThat(chips.get(1).coveragePercent()).isCloseTo(1.25, within(0.01));
    }

    @Test
    void overlapping_fields_count_once() {
        Geometry same = box(100, 100, 1100, 1100);
        assertThat(survey(ALL, same, same, box(100, 100, 600, 600)).get(0).coveragePercent())
                .isCloseTo(25, within(0.01));
        assertThat(survey(ALL, box(-100, -100, 2100, 2100), same).stream()
                        .filter(chip -> chip.cell().id().equals("ftw-34UFF1628"))
                        .findFirst()
                        .orElseThrow()
                        .coveragePercent())
                .isEqualTo(100);
    }

    @Test
    void shares_are_of_equal_area_not_of_degrees() {
        // a cell of 100 km at 79 N: its north is narrower in degrees of longitude, not in area
        var grid = new CellGrid(100);
        Cell cell = grid.at(15, 79);
        Envelope around = cell.footprint().getEnvelopeInternal();
        double middle = around.centre().y;
        Geometry north = FACTORY.toGeometry(new Envelope(around.getMinX(), around.getMaxX(), middle, around.getMaxY()));
        Chip chip = survey(new ChipOptions(100, 0, false, 1_000_000), north).stream()
                .filter(some -> some.cell().equals(cell))
                .findFirst()
                .orElseThrow();
        // Karney's areas on the ellipsoid; its edges are geodesics, so the parallel needs corners
        Geometry inside = Densifier.densify(cell.footprint().intersection(north), 0.01);
        double expected = 100 * Ellipsoid.hectares(inside) / Ellipsoid.hectares(cell.footprint());
        double inDegrees = 100
                * cell.footprint().intersection(north).getArea()
                / cell.footprint().getArea();
        assertThat(chip.coveragePercent()).isCloseTo(expected, within(0.02));
        assertThat(Math.abs(chip.coveragePercent() - inDegrees)).isGreaterThan(0.5);
    }

    @Test
    void cells_below_the_minimum_are_left_out() {
        Geometry tiny = box(100, 100, 116, 116);
        assertThat(survey(ALL, tiny).get(0).coveragePercent()).isEqualTo(0.01);
        assertThat(survey(new ChipOptions(2, 0.01, false, 10), tiny)).hasSize(1);
        assertThat(survey(new ChipOptions(2, 0.02, false, 10), tiny)).isEmpty();
    }

    @Test
    void invalid_fields_are_repaired_and_lines_cover_nothing() {
        Coordinate[] bow = box(0.5, 0.5, 1000, 1000).getCoordinates();
        Geometry bowTie = FACTORY.createPolygon(new Coordinate[] {bow[0], bow[2], bow[1], bow[3], bow[0]});
        assertThat(bowTie.isValid()).isFalse();
        assertThat(survey(ALL, bowTie).get(0).coveragePercent()).isCloseTo(12.5, within(0.05));
        assertThat(survey(ALL, box(0, 0, 1000, 1000).getBoundary())).isEmpty();
    }

    @Test
    void border_chips_can_be_dropped() {
        Geometry[] corners = {
            box(-3000, -3000, -2900, -2900),
            box(4900, -3000, 5000, -2900),
            box(-3000, 4900, -2900, 5000),
            box(4900, 4900, 5000, 5000),
            box(900, 900, 1100, 1100)
        };
        assertThat(survey(ALL, corners)).hasSize(5);
        assertThat(survey(new ChipOptions(2, 0, true, 1_000_000), corners))
                .extracting(chip -> chip.cell().id())
                .containsExactly("ftw-34UFF1628");
    }

    @Test
    void little_memory_means_more_readings_and_the_same_chips() {
        List<Geometry> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(box(i * 700, 300, i * 700 + 650, 900));
        }
        var readings = new AtomicInteger();
        Fields fields = taker -> {
            readings.incrementAndGet();
            many.forEach(shape -> taker.accept(new Field("f", shape)));
        };
        List<Chip> once = new ArrayList<>();
        ChipSurvey.chips(fields, ALL, once::add);
        assertThat(readings).hasValue(2);
        List<Chip> often = new ArrayList<>();
        ChipSurvey.chips(fields, new ChipOptions(2, 0, false, 100), often::add);
        assertThat(readings.get()).isGreaterThan(6);
        assertThat(often).isEqualTo(once).hasSizeGreaterThan(13);
    }

    @Test
    void a_chip_is_named_by_cell_and_year() {
        assertThat(new ChipName("ftw-34UFF1628", 2024)).hasToString("ftw-34UFF1628_2024");
        assertThat(ChipName.parse("ftw-34UFF1628_2024")).contains(new ChipName("ftw-34UFF1628", 2024));
        assertThat(ChipName.parse("ftw-34UFF1628")).isEmpty();
        assertThat(ChipName.parse("../ftw-34UFF1628_2024")).isEmpty();
        assertThat(ChipName.yearOf("other_2023")).hasValue(2023);
    }
}
