package dev.swath.step.dataset.progress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.step.dataset.folder.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code .ftw-progress.json} beside the chips. It is written whole under another name and moved into place. {@code skipped}
 * holds reasons, as the design has it; how many candidates were checked stands beside it in {@code candidates_checked}, and
 * what was asked of other operations before in {@code earlier_parameters}.
 */
public final class ProgressFile {
    /** In the folder of the chips. */
    public static final String NAME = ".ftw-progress.json";

    private static final JsonFactory JSON = new ObjectMapper().getFactory();

    private ProgressFile() {}

    /** @param whole false when the file was cut or damaged, and only what stands before that place is known */
    public record Reading(Progress progress, boolean whole) {}

    /**
     * What a file says. One that ends in the middle, as after a crash of the machine, gives what stands before that place.
     *
     * @return empty when there is no file, or nothing in it tells what it is about
     * @throws IOException when the file cannot be read
     */
    public static Optional<Reading> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return Files.exists(file) ? ProgressReader.read(Files.readAllBytes(file)) : Optional.empty();
    }

    /** @throws IOException when the file cannot be written; the one before stays */
    public static void write(Progress progress, Path folder) throws IOException {
        Path part = folder.resolve(NAME + ".part");
        try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(part))) {
            json.useDefaultPrettyPrinter();
            synchronized (progress) {
                write(progress, json);
            }
        }
        Disk.place(part, folder.resolve(NAME));
    }

    private static void write(Progress progress, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("operation", progress.operation());
        json.writeStringField("started_at", progress.startedAt().toString());
        json.writeStringField("updated_at", progress.updatedAt().toString());
        json.writeNumberField("total_chips", progress.totalChips());
        // before the long lists: what a run was asked is known even when its file was cut
        json.writeObjectField("parameters", progress.parameters());
        json.writeObjectField("earlier_parameters", progress.earlier());
        json.writeArrayFieldStart("completed");
        for (String chip : progress.completed()) {
            json.writeString(chip);
        }
        json.writeEndArray();
        Map<String, Progress.Skip> skipped = progress.skipped();
        json.writeObjectFieldStart("skipped");
        for (Map.Entry<String, Progress.Skip> chip : skipped.entrySet()) {
            json.writeStringField(chip.getKey(), chip.getValue().reason());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("failed");
        for (Map.Entry<String, String> chip : progress.failed().entrySet()) {
            json.writeStringField(chip.getKey(), chip.getValue());
        }
        json.writeEndObject();
        json.writeObjectFieldStart("candidates_checked");
        for (Map.Entry<String, Progress.Skip> chip : skipped.entrySet()) {
            json.writeNumberField(chip.getKey(), chip.getValue().candidatesChecked());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
