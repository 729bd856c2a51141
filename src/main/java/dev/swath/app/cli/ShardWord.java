package dev.swath.app.cli;

import dev.swath.model.Shard;
import dev.swath.model.trouble.BadInput;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which shard a process is: by {@code --shard i/n}, else by the SLURM array that it is a task of. */
final class ShardWord {
    private static final Pattern WORD = Pattern.compile("(\\d{1,9})/(\\d{1,9})");
    private static final String TASK = "SLURM_ARRAY_TASK_";

    private ShardWord() {}

    /** @throws BadInput for a word that names no shard, and for an array with gaps */
    static Optional<Shard> of(@Nullable String word, Map<String, String> environment) {
        if (word != null) {
            return Optional.of(parsed(word.trim()));
        }
        return environment.containsKey(TASK + "ID") && environment.containsKey(TASK + "COUNT")
                ? Optional.of(ofArray(environment))
                : Optional.empty();
    }

    private static Shard parsed(String word) {
        var parts = WORD.matcher(word);
        if (!parts.matches()) {
            throw new BadInput("bad-shard", "--shard: must be i/n, as 0/4, was '" + word + "'");
        }
        return shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), "--shard " + word);
    }

    /** https://slurm.schedmd.com/job_array.html: ids are MIN, MIN + STEP, and so on. */
    private static Shard ofArray(Map<String, String> environment) {
        int id = number(environment, "ID", null);
        int count = number(environment, "COUNT", null);
        int min = number(environment, "MIN", "0");
        int step = Math.max(1, number(environment, "STEP", "1"));
        var where = TASK + "ID " + id + " of " + count + " tasks from " + min + " in steps of " + step;
        if ((id - min) % step != 0) {
            throw refused(where);
        }
        return shard((id - min) / step, count, where);
    }

    private static int number(Map<String, String> environment, String name, @Nullable String otherwise) {
        var text = environment
                .getOrDefault(TASK + name, otherwise == null ? "" : otherwise)
                .trim();
        if (!text.matches("\\d{1,9}")) {
            throw new BadInput("bad-shard", TASK + name + ": must be a number, was '" + text + "'; give --shard i/n");
        }
        return Integer.parseInt(text);
    }

    private static Shard shard(int index, int count, String where) {
        if (count < 1 || index < 0 || index >= count) {
            throw refused(where);
        }
        return new Shard(index, count);
    }

    private static BadInput refused(String where) {
        return new BadInput(
                "bad-shard", where + ": shards are 0/n to n-1/n, without gaps (as --array=0-3); give --shard i/n");
    }
}
