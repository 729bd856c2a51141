package dev.swath.step.dataset.make;

import java.util.List;
import java.util.Map;

/**
 * What a run made, or found made already.
 *
 * @param fields that the masks show
 * @param asideCount rows of the file that could not be used
 * @param aside the first of them, each with its reason
 * @param chips with all their masks
 * @param failed chips that could not be made, each with its reason
 * @param found chips that were complete before this run
 */
public record DatasetResult(
        int year, long fields, long asideCount, List<String> aside, int chips, Map<String, String> failed, int found) {
    public DatasetResult {
        aside = List.copyOf(aside);
        failed = Map.copyOf(failed);
    }
}
