package dev.swath.step.dataset.progress;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a progress file as far as it goes. One instance per file. */
final class ProgressReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Object> head = new LinkedHashMap<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Map<String, Object> earlier = new LinkedHashMap<>();
    private final List<String> completed = new ArrayList<>();
    private final Map<String, Object> skipped = new LinkedHashMap<>();
    private final Map<String, Object> failed = new LinkedHashMap<>();
    private final Map<String, Object> checked = new LinkedHashMap<>();

    private ProgressReader() {}

    static Optional<ProgressFile.Reading> read(byte[] bytes) throws IOException {
        var reader = new ProgressReader();
        boolean whole = reader.readUntilDamage(bytes);
        return reader.progress().map(progress -> new ProgressFile.Reading(progress, whole));
    }

    private boolean readUntilDamage(byte[] bytes) throws IOException {
        try (JsonParser json = MAPPER.createParser(bytes)) {
            fields(json);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private void fields(JsonParser json) throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "completed" -> texts(json);
                case "parameters" -> entries(json, parameters);
                case "earlier_parameters" -> entries(json, earlier);
                case "skipped" -> entries(json, skipped);
                case "failed" -> entries(json, failed);
                case "candidates_checked" -> entries(json, checked);
                default -> head.put(name, value(json));
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new JsonParseException(json, "no object");
        }
    }

    private void texts(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            completed.add(json.getText());
        }
    }

    private static void entries(JsonParser json, Map<String, Object> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            into.put(name, value(json));
        }
    }

    private static Object value(JsonParser json) throws IOException {
        Object value = MAPPER.readValue(json, Object.class);
        return value == null ? "" : value;
    }

    private Optional<Progress> progress() {
        try {
            Instant started = Instant.parse(String.valueOf(head.get("started_at")));
            int total = head.get("total_chips") instanceof Number number ? number.intValue() : 0;
            Instant updated = Instant.parse(String.valueOf(head.getOrDefault("updated_at", started)));
            var progress =
                    new Progress(String.valueOf(head.get("operation")), started, total, parameters).after(earlier());
            completed.forEach(chip -> progress.completed(chip, updated));
            skipped.forEach((chip, reason) -> progress.skipped(chip, reason.toString(), candidates(chip), updated));
            failed.forEach((chip, error) -> progress.failed(chip, error.toString(), updated));
            return head.containsKey("operation") ? Optional.of(progress) : Optional.empty();
        } catch (DateTimeException e) {
            // without its beginning a run cannot be taken up
            return Optional.empty();
        }
    }

    private Map<String, Map<String, Object>> earlier() {
        Map<String, Map<String, Object>> asked = new LinkedHashMap<>();
        earlier.forEach((operation, told) -> {
            if (told instanceof Map<?, ?> values) {
                Map<String, Object> named = new LinkedHashMap<>();
                values.forEach((name, value) -> named.put(String.valueOf(name), value == null ? "" : value));
                asked.put(operation, named);
            }
        });
        return asked;
    }

    private int candidates(String chip) {
        return checked.get(chip) instanceof Number number ? number.intValue() : 0;
    }
}
