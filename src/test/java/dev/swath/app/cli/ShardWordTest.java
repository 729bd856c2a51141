package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Shard;
import dev.swath.model.trouble.BadInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which shard a process is. */
class ShardWordTest {
    private static Map<String, String> array(String id, String count, String min, String step) {
        return Map.of(
                "SLURM_ARRAY_TASK_ID", id,
                "SLURM_ARRAY_TASK_COUNT", count,
                "SLURM_ARRAY_TASK_MIN", min,
                "SLURM_ARRAY_TASK_STEP", step);
    }

    @Test
    void said_by_the_option_whatever_the_array() {
        assertThat(ShardWord.of("2/3", array("0", "8", "0", "1"))).contains(new Shard(2, 3));
        assertThat(ShardWord.of(null, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,4,0,1,0", "4,4,1,1,3", "12,4,0,4,3", "7,1,7,1,0"})
    void taken_from_the_array(String id, String count, String min, String step, int index) {
        assertThat(ShardWord.of(null, array(id, count, min, step))).contains(new Shard(index, Integer.parseInt(count)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3/3", "1", "a/b", "-1/3", "0/0", ""})
    void nonsense_is_refused(String word) {
        assertThatThrownBy(() -> ShardWord.of(word, Map.of())).isInstanceOf(BadInput.class);
    }

    @Test
    void an_array_with_gaps_is_refused() {
        assertThatThrownBy(() -> ShardWord.of(null, array("9", "3", "1", "1")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("give --shard i/n");
    }
}
