package dev.swath.step.dataset.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.SampleType;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.grid.CellGrid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class MaskPlanTest {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Crs UTM =
            new CellGrid(2).parse("ftw-34UFF1628").pixels(10).crs();

    private static final Geometry WITH_HOLE =
            UTM.toWgs84(box(100, 100, 400, 400).difference(box(200, 200, 300, 300)));
    private static final Geometry OTHER = UTM.toWgs84(box(400, 100, 600, 400));

    private static Geometry box(double west, double south, double east, double north) {
        return FACTORY.toGeometry(new Envelope(616_000 + west, 616_000 + east, 6_028_000 + south, 6_028_000 + north));
    }

    private static MaskPlan plan(MaskKind kind, boolean presenceOnly) {
        return MaskPlan.of(
                kind, presenceOnly, List.of(new FieldShape(4_000_000_000L, WITH_HOLE), new FieldShape(7, OTHER)), UTM);
    }

    @Test
    void fields_are_burnt_first_and_all_boundaries_after_them() {
        MaskPlan plan = plan(MaskKind.SEMANTIC_3_CLASS, false);
        assertThat(plan.type()).isEqualTo(SampleType.UINT8);
        assertThat(plan.background()).isZero();
        assertThat(plan.burns()).extracting(Burn::value).containsExactly(1L, 1L, 2L, 2L);
        assertThat(plan.burns()).extracting(Burn::allTouched).containsExactly(false, false, true, true);
    }

    @Test
    void a_mask_without_a_class_for_edges_has_background_there() {
        assertThat(plan(MaskKind.SEMANTIC_2_CLASS, false).burns())
                .extracting(Burn::value)
                .containsExactly(1L, 1L, 0L, 0L);
        assertThat(plan(MaskKind.SEMANTIC_2_CLASS, true).burns())
                .extracting(Burn::value)
                .containsExactly(1L, 1L, 3L, 3L);
        assertThat(plan(MaskKind.SEMANTIC_3_CLASS, true).burns())
                .extracting(Burn::value)
                .containsExactly(1L, 1L, 2L, 2L);
        assertThat(plan(MaskKind.SEMANTIC_3_CLASS, true).background()).isEqualTo(3);
    }

    @Test
    void instances_keep_all_32_bits_of_their_numbers() {
        MaskPlan plan = plan(MaskKind.INSTANCE, false);
        assertThat(plan.type()).isEqualTo(SampleType.UINT32);
        assertThat(plan.burns()).extracting(Burn::value).containsExactly(4_000_000_000L, 7L, 0L, 0L);
    }

    @Test
    void boundaries_have_inner_rings_and_lie_in_metres_of_the_grid() {
        Geometry edge = plan(MaskKind.SEMANTIC_3_CLASS, false).burns().get(2).shape();
        assertThat(edge.getNumGeometries()).isEqualTo(2);
        assertThat(edge.getDimension()).isEqualTo(1);
        assertThat(edge.getLength()).isBetween(1599.999, 1600.001);
        assertThat(edge.distance(FACTORY.createPoint(new Coordinate(616_200, 6_028_250))))
                .isLessThan(0.001);
    }

    @Test
    void kinds_are_named_as_their_files_are() {
        assertThat(MaskKind.of("semantic_3_class")).isEqualTo(MaskKind.SEMANTIC_3_CLASS);
        assertThat(MaskKind.SEMANTIC_2_CLASS.assetKey()).isEqualTo("semantic_2class_mask");
        assertThatThrownBy(() -> MaskKind.of("semantic"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("instance");
    }
}
