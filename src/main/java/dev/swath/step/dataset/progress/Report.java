package dev.swath.step.dataset.progress;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The summary at the end of a run, as {@code --output-report} writes it.
 *
 * @param totalProcessed chips of the run, those of earlier sittings too
 * @param successful how many were completed
 * @param parameters by their names, as in {@code buffer_days}
 */
public record Report(
        int totalProcessed,
        int successful,
        List<Skipped> skipped,
        List<Failed> failed,
        Map<String, Object> parameters) {

    /** @param candidatesChecked scenes that were checked in vain */
    public record Skipped(String chip, String reason, int candidatesChecked) {}

    /** A chip that something went wrong with. */
    public record Failed(String chip, String error) {}

    public Report {
        skipped = List.copyOf(skipped);
        failed = List.copyOf(failed);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Of the verb that ran: 0 all done, 3 some chips set aside, 1 when chips failed and none succeeded. */
    public int exitCode() {
        if (skipped.isEmpty() && failed.isEmpty()) {
            return 0;
        }
        return successful == 0 && !failed.isEmpty() ? 1 : 3;
    }

    public ObjectNode json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("total_processed", totalProcessed).put("successful", successful);
        ArrayNode leftOut = report.putArray("skipped");
        skipped.forEach(chip -> leftOut.addObject()
                .put("chip", chip.chip())
                .put("reason", chip.reason())
                .put("candidates_checked", chip.candidatesChecked()));
        ArrayNode broken = report.putArray("failed");
        failed.forEach(chip -> broken.addObject().put("chip", chip.chip()).put("error", chip.error()));
        report.set("parameters", new ObjectMapper().valueToTree(parameters));
        return report;
    }
}
