package dev.swath.step.intake;

import dev.swath.io.ledger.Features;
import dev.swath.io.vector.ZipBundle;
import dev.swath.model.Job;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.Handler;

/** Reads what a file asks for as a drop of it would, and takes nothing in: neither the ledger nor the inbox learns of it. */
public final class Appraise {
    private final DropSettings settings;
    private final FeatureReader reader;

    /**
     * @param standards as {@link OpenDrop} has them
     * @param maxVertices as {@link TakeFeatures} has it
     * @param maxMonths as {@link TakeFeatures} has it
     */
    public Appraise(Supplier<Map<String, String>> standards, OpenDrop.Checker checker, int maxVertices, int maxMonths) {
        settings = new DropSettings(standards, checker);
        reader = new FeatureReader(maxVertices, maxMonths);
    }

    /**
     * What is asked for.
     *
     * @param file the file; a zip is unpacked beside it
     * @param given settings by their full names
     */
    public record Question(Path file, Map<String, String> given) {}

    /**
     * Tells every feature with the periods that are searched for it, in the order of the file.
     *
     * @throws dev.swath.model.trouble.BadInput when the file cannot be read, or nothing says which days are wanted
     */
    @Handler
    public void appraise(Question question, Consumer<Features.Taken> each) {
        var frozen = new TreeMap<>(settings.frozen(question.given()));
        var file = question.file();
        var terms = new TermsReader(frozen, question.given().keySet());
        var unpacked = file.resolveSibling("unpacked");
        try (var reading = new Reading(job(file, frozen), file, layers(file, unpacked), unpacked, terms)) {
            for (var block : reading) {
                block.features().forEach(raw -> each.accept(reader.read(block, raw)));
            }
        }
    }

    private static List<Path> layers(Path file, Path unpacked) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")
                ? ZipBundle.unpack(file, unpacked)
                : List.of(file);
    }

    /** One that nobody keeps. */
    private static Job job(Path file, Map<String, String> frozen) {
        var name = file.getFileName().toString();
        return new Job("", name, file, null, Job.State.READING, frozen, null, null, Instant.EPOCH, null);
    }
}
