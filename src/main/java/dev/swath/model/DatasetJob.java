package dev.swath.model;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be done with the chips of a dataset. It is a job with one row of work, which has the same id, and another row
 * for each chip and season of the operation under way.
 *
 * @param id of the job and of its row
 * @param name what people call it
 * @param folder of the dataset, absolute
 * @param operations words of what is done, in order, such as {@code select-images}
 * @param options of all operations, JSON
 * @param step how many operations have ended
 * @param begun whether the chips of the next one have their rows
 */
public record DatasetJob(
        String id, String name, Path folder, List<String> operations, String options, int step, boolean begun) {
    public DatasetJob {
        operations = List.copyOf(operations);
    }

    /** Of which nothing was done yet. */
    public static DatasetJob asked(String id, String name, Path folder, List<String> operations, String options) {
        return new DatasetJob(id, name, folder, operations, options, 0, false);
    }

    /** The operation that is under way, or next. */
    public String operation() {
        return operations.get(step);
    }

    public boolean isAtLast() {
        return step >= operations.size() - 1;
    }
}
