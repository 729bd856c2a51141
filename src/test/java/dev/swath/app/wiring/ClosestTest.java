package dev.swath.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestTest {
    @ParameterizedTest
    @CsvSource({"'','',0", "a,'',1", "'',ab,2", "kitten,sitting,3", "order,order,0", "ab,ba,2", "flaw,lawn,2"})
    void distance_counts_single_letters_changed(String a, String b, int distance) {
        assertThat(Closest.distance(a, b)).isEqualTo(distance);
        assertThat(Closest.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void a_slip_is_guessed_and_nonsense_is_not() {
        var known = List.of("store.url", "stac.url", "tick.ms");
        assertThat(Closest.hint("stor.url", known)).isEqualTo("; did you mean 'store.url'?");
        assertThat(Closest.hint("completely.else", known)).isEmpty();
        assertThat(Closest.hint("x", known)).isEmpty();
        assertThat(Closest.hint("tick.ms", List.of())).isEmpty();
    }
}
