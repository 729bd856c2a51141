package dev.swath.step.dataset.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InstanceIdsTest {
    private static InstanceIds survey(boolean presenceOnly, List<String> columns, @Nullable Object... values) {
        var survey = new InstanceIds.Survey(columns, presenceOnly);
        long row = 1;
        for (Object value : values) {
            survey.add(row++, value);
        }
        return survey.ids();
    }

    @Test
    void the_first_id_column_gives_the_numbers() {
        assertThat(InstanceIds.column(List.of("crop", "FID", "fid", "OBJECTID")))
                .contains("fid");
        InstanceIds ids = survey(false, List.of("crop", "id"), 5L, "17", 4_294_967_295L, 12_345_678.0);
        assertThat(ids.column()).contains("id");
        assertThat(ids.reason()).isEmpty();
        assertThat(ids.of(1, 5L)).isEqualTo(5);
        assertThat(ids.of(2, "17")).isEqualTo(17);
        assertThat(ids.of(3, 4_294_967_295L)).isEqualTo(4_294_967_295L);
        assertThat(ids.of(4, 12_345_678.0)).isEqualTo(12_345_678);
    }

    @Test
    void textual_ids_do_not_fail_and_are_numbered_by_row() {
        InstanceIds ids = survey(false, List.of("id"), 5L, "LV-0012");
        assertThat(ids.column()).isEmpty();
        assertThat(ids.reason()).hasValueSatisfying(why -> assertThat(why).contains("'LV-0012' in row 2", "whole"));
        assertThat(ids.of(1, 5L)).isEqualTo(1);
        assertThat(ids.of(2, "LV-0012")).isEqualTo(2);
    }

    @Test
    void a_field_of_id_0_does_not_vanish_in_the_background() {
        InstanceIds ids = survey(false, List.of("fid"), 0L, 1L);
        assertThat(ids.reason()).isPresent();
        assertThat(ids.of(1, 0L)).isEqualTo(1);
        assertThat(survey(true, List.of("fid"), 0L, 1L).reason()).isPresent();
    }

    @Test
    void a_field_does_not_vanish_where_3_is_the_background() {
        InstanceIds ids = survey(true, List.of("fid"), 2L, 3L);
        assertThat(ids.reason()).isPresent();
        assertThat(ids.of(1, 2L)).isEqualTo(4);
        assertThat(ids.of(2, 3L)).isEqualTo(5);
        assertThat(survey(false, List.of("fid"), 2L, 3L).reason()).isEmpty();
    }

    @Test
    void without_a_usable_column_no_two_fields_are_one() {
        assertThat(survey(false, List.of("crop"), null, null).of(2, null)).isEqualTo(2);
        assertThat(survey(false, List.of("id"), 5L, 5L).reason())
                .hasValueSatisfying(why -> assertThat(why).contains("occurs before"));
        assertThat(survey(false, List.of("id"), 1L, null).reason()).isPresent();
        assertThat(survey(false, List.of("id"), 1.5).reason()).isPresent();
        assertThat(survey(false, List.of("id"), -1L).reason()).isPresent();
        assertThat(survey(false, List.of("id"), 4_294_967_296L).reason()).isPresent();
        assertThat(survey(false, List.of("id"), Double.NaN).reason()).isPresent();
    }
}
