package dev.swath.app.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.ledger.Away.Fetched;
import dev.swath.model.Stored;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes home from other nodes. */
class ResultJournalTest {
    private final Path file;

    ResultJournalTest(@TempDir Path folder) {
        file = folder.resolve("result.jsonl");
    }

    private static Fetched fetched(int number) {
        return new Fetched(
                PlanFileTest.delivery(number, "farm/å/" + number + ".tif"),
                new Stored(10, "sha256:00FF", false, 4_294_967_295L),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private void append(int... numbers) {
        try (var journal = ResultJournal.open(file, "plan-1")) {
            for (int number : numbers) {
                journal.append(List.of(fetched(number)));
            }
        }
    }

    private List<Result> read(List<String> unreadable) throws IOException {
        var results = new ArrayList<Result>();
        ResultJournal.read(file, results::add, (number, why) -> unreadable.add(number + ": " + why));
        return results;
    }

    @Test
    void each_file_stands_once_and_is_known_at_the_next_start() throws Exception {
        append(1, 2, 1);
        append(2, 3);
        var unreadable = new ArrayList<String>();
        assertThat(read(unreadable)).extracting(Result::id).containsExactly("id-1", "id-2", "id-3");
        assertThat(unreadable).isEmpty();
        assertThat(read(unreadable).get(0).isOf(fetched(1).delivery())).isTrue();
        assertThat(read(unreadable).get(0).isOf(fetched(2).delivery())).isFalse();
    }

    @Test
    void a_torn_last_line_does_not_count_and_is_written_anew() throws Exception {
        append(1, 2);
        var bytes = Files.readAllBytes(file);
        int within = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf('\u00c3');
        Files.write(file, java.util.Arrays.copyOf(bytes, within + 1));
        assertThat(read(new ArrayList<>())).extracting(Result::id).containsExactly("id-1");
        append(2);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void what_is_no_result_is_named_and_the_rest_is_read() throws Exception {
        append(1);
        Files.writeString(file, "nonsense\n{\"plan\": \"plan-1\", \"bytes\": 1}\n", StandardOpenOption.APPEND);
        var unreadable = new ArrayList<String>();
        assertThat(read(unreadable)).hasSize(1);
        assertThat(unreadable).containsExactly("2: is no JSON", "3: there is no 'id'");
        assertThatThrownBy(() -> ResultJournal.open(file, "plan-1")).isInstanceOf(BadInput.class);
    }

    @Test
    void the_journal_of_another_plan_is_refused() {
        append(1);
        assertThatThrownBy(() -> ResultJournal.open(file, "plan-2"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("results of plan plan-1");
    }
}
