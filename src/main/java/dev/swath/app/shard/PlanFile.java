package dev.swath.app.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.Delivery;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.NoSpace;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;

/**
 * A plan: lines of JSON. The first one is its {@link PlanHead}; then comes one per file with the ids of its order, its
 * path and target, size and digest, never a link or a key; the last one counts them, so that a plan that was cut off is
 * noticed. Written whole or not at all, read a line at a time.
 */
public final class PlanFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public PlanFile(Path file) {
        this.file = file;
    }

    /**
     * @param files gives each file to the consumer
     * @return how many files are in it
     */
    public long write(PlanHead head, Consumer<Consumer<Delivery>> files) {
        var part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            long count = writeLines(part, head, files);
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } catch (IOException | UncheckedIOException e) {
            throw new NoSpace(
                    "cannot-write",
                    file + ": cannot be written (" + e.getMessage() + "); name a file you may write",
                    e);
        }
    }

    private static long writeLines(Path part, PlanHead head, Consumer<Consumer<Delivery>> files) throws IOException {
        long[] count = {0};
        try (var writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            line(
                    writer,
                    JSON.createObjectNode()
                            .put("plan", head.id())
                            .put("store", head.store())
                            .put("made", head.made().toString())
                            .put("until", head.until().toString()));
            files.accept(delivery -> {
                line(writer, FileLine.write(JSON, delivery));
                count[0]++;
            });
            line(writer, JSON.createObjectNode().put("files", count[0]));
        }
        return count[0];
    }

    private static void line(BufferedWriter writer, JsonNode json) {
        try {
            writer.write(json.toString());
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the plan to its end.
     *
     * @throws BadInput when it is no plan, or not a whole one; some of its files were given then
     */
    public PlanHead read(Consumer<Delivery> each) {
        int number = 1;
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            var head = head(next(lines));
            var line = next(lines);
            for (; !line.has("files"); line = next(lines)) {
                number++;
                each.accept(FileLine.read(line));
            }
            if (line.path("files").asLong() != number - 1) {
                throw new IllegalArgumentException("it should have " + line.path("files") + " files");
            }
            return head;
        } catch (NoSuchFileException e) {
            throw new BadInput(
                    "no-plan", file + ": there is no such file; swath download DROP --export makes a plan", e);
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            throw new BadInput(
                    "no-plan",
                    file + ": is no whole plan (after line " + number + ": " + e.getMessage()
                            + "); make or copy it once more",
                    e);
        }
    }

    /** Removes the file. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new NoSpace("cannot-write", file + ": cannot be removed (" + e.getMessage() + ")", e);
        }
    }

    private static JsonNode next(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        if (line == null) {
            throw new IllegalArgumentException("it ends too early");
        }
        return JSON.readTree(line);
    }

    private static PlanHead head(JsonNode json) {
        return new PlanHead(
                FileLine.text(json, "plan"),
                FileLine.text(json, "store"),
                Instant.parse(FileLine.text(json, "made")),
                Instant.parse(FileLine.text(json, "until")));
    }
}
