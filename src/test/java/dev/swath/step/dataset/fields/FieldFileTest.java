package dev.swath.step.dataset.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldFileTest {
    private static final String ROW =
            "{\"type\":\"Feature\",\"properties\":{\"id\":%s,\"determination_datetime\":\"%s\",\"Split\":\"%s\"},\"geometry\":%s}";
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[10,50],[10.01,50],[10.01,50.01],[10,50.01],[10,50]]]}";
    /** Two triangles that touch. */
    private static final String BOW_TIE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[10,50],[10.01,50.01],[10.01,50],[10,50.01],[10,50]]]}";

    private static final String LINE = "{\"type\":\"LineString\",\"coordinates\":[[10,50],[11,50]]}";

    private final Path folder;

    FieldFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void rows_without_area_are_set_aside_and_the_others_read_again_and_again() throws IOException {
        FieldFile fields = survey(
                row("4", "2021-05-01", "train", SQUARE),
                row("5", "2021-06-01", "val", "null"),
                row("6", "2020-06-01", "val", LINE),
                row("7", "2020-06-01", "", BOW_TIE));

        for (int time = 0; time < 2; time++) {
            List<FieldRow> rows = rows(fields);
            assertThat(rows).extracting(FieldRow::instance).containsExactly(4L, 7L);
            assertThat(rows).allMatch(row -> row.lonLat().isValid());
            assertThat(rows.get(1).lonLat().getArea()).isCloseTo(5e-5, within(1e-9));
            assertThat(rows).extracting(FieldFile::splitLabel).containsExactly("train", "");
        }
        assertThat(fields.count()).isEqualTo(2);
        assertThat(fields.asideCount()).isEqualTo(2);
        assertThat(fields.aside()).containsExactly("row 2: has no shape", "row 3: has no area");
        assertThat(fields.hasSplits()).isTrue();
    }

    @Test
    void the_most_frequent_year_counts_and_of_equally_many_the_first() throws IOException {
        String old = row("1", "2019-01-01T00:00:00Z", "", SQUARE);
        String young = row("2", "2023-01-01", "", SQUARE);

        assertThat(survey(young, old).year()).hasValue(2019);
        assertThat(survey(young, old, young).year()).hasValue(2023);
        assertThat(survey(row("1", "unknown", "", SQUARE)).year()).isEmpty();
    }

    @Test
    void ids_that_are_no_numbers_make_way_for_rows() throws IOException {
        FieldFile fields = survey(row("\"north\"", "", "", SQUARE), row("\"south\"", "", "", SQUARE));

        assertThat(rows(fields)).extracting(FieldRow::instance).containsExactly(1L, 2L);
        assertThat(fields.ids().reason()).get().asString().contains("north", "row 1");
    }

    @Test
    void a_file_that_is_not_there_is_refused_by_name_and_one_without_fields_too() {
        assertThatThrownBy(() -> FieldFile.survey(folder.resolve("fields.parquet"), "", false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("fields.parquet is not there");
        assertThatThrownBy(() -> survey(row("1", "", "", LINE)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no row with a polygon");
    }

    private static String row(String id, String determined, String split, String geometry) {
        return ROW.formatted(id, determined, split, geometry);
    }

    private static List<FieldRow> rows(FieldFile fields) {
        List<FieldRow> rows = new ArrayList<>();
        fields.rows(rows::add);
        return rows;
    }

    private FieldFile survey(String... rows) throws IOException {
        Path file = folder.resolve("fields.geojson");
        Files.writeString(file, "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", rows) + "]}");
        return FieldFile.survey(file, "", false);
    }
}
