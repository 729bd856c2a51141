package dev.swath.step.dataset.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.Unavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLockTest {
    @Test
    void two_runs_do_not_mix_in_one_folder(@TempDir Path folder) {
        Path out = folder.resolve("out");
        try (DatasetLock first = DatasetLock.take(out)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DatasetLock.take(out))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("another run works in");
        }
        try (DatasetLock second = DatasetLock.take(out)) {
            assertThat(second).isNotNull();
        }
    }
}
