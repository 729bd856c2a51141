package dev.swath.step.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code ftw} extension: its schema, its examples, and the words about them agree. */
class FtwExtensionTest {
    @ParameterizedTest
    @ValueSource(strings = {"chip", "image", "collection"})
    void examples_are_valid(String name) {
        assertThat(FtwSchema.faults(FtwSchema.example(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "chip, ftw:planting_day, 0",
        "chip, ftw:harvest_day, 366",
        "chip, ftw:harvest_day, ",
        "chip, ftw:calendar_year, ",
        "chip, ftw:cloud_cover_scene_threshold, 101",
        "chip, ftw:pixel_check, false",
        "chip, ftw:pixel_check, '\"yes\"'",
        "chip, ftw:buffer_days, 1.5",
        "chip, ftw:split, '\"holdout\"'",
        "chip, ftw:unknown, 1",
        "image, ftw:season, '\"autumn\"'",
        "image, ftw:source, ",
        "image, ftw:rank, 0"
    })
    void what_is_wrong_or_missing_is_found(String example, String field, String value) throws IOException {
        ObjectNode item = FtwSchema.example(example);
        ObjectNode properties = item.withObjectProperty("properties");
        if (value == null) {
            properties.remove(field);
        } else {
            properties.set(field, new ObjectMapper().readTree(value));
        }
        assertThat(FtwSchema.faults(item)).isNotEmpty();
    }

    @Test
    void the_design_is_in_it() {
        assertThat(FtwSchema.fields())
                .contains(
                        "ftw:planting_day",
                        "ftw:harvest_day",
                        "ftw:calendar_year",
                        "ftw:stac_host",
                        "ftw:cloud_cover_scene_threshold",
                        "ftw:cloud_cover_pixel_threshold",
                        "ftw:buffer_days",
                        "ftw:pixel_check",
                        "ftw:season",
                        "ftw:source");
    }

    @Test
    void every_field_is_explained_and_shown() throws IOException {
        String explained = Files.readString(FtwSchema.FOLDER.resolve("README.md"));
        String shown = FtwSchema.example("chip").toString() + FtwSchema.example("image");
        assertThat(FtwSchema.fields()).allSatisfy(field -> assertThat(explained).contains("| " + field + " |"));
        assertThat(FtwSchema.fields())
                .filteredOn(field -> !field.equals("ftw:cloud_cover_chip_threshold"))
                .allSatisfy(field -> assertThat(shown).contains('"' + field + '"'));
    }
}
