package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNameTest {
    @ParameterizedTest
    @CsvSource({
        "field_42-a.B, field_42-a.B",
        "a/b, a%2Fb",
        "..\\x, ..%5Cx",
        "é, %C3%A9",
        "100%, 100%25",
        "'', %",
        "., %2E",
        ".., %2E%2E",
        "..., ..."
    })
    void what_is_not_plain_is_written_as_bytes(String userText, String name) {
        assertThat(SafeName.of(userText)).isEqualTo(name);
    }

    @Test
    void different_texts_have_different_names_also_when_cut() {
        String cut = "x".repeat(140);
        List<String> texts = List.of(
                "", "%", ".", "..", "%2E", "a/b", "a%2Fb", "a_b", cut, cut + "/1".repeat(20), cut + "/2".repeat(20));
        Set<String> names = new HashSet<>();
        texts.forEach(text -> names.add(SafeName.of(text)));

        assertThat(names).hasSize(texts.size()).allMatch(name -> name.matches("[A-Za-z0-9._%~-]{1,150}"));
    }
}
