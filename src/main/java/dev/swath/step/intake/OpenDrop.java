package dev.swath.step.intake;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Standing;
import dev.swath.io.vector.ZipBundle;
import dev.swath.model.Cadence;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.Source;
import dev.swath.model.trouble.Trouble;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;

/** Opens a drop: begins its job with the settings that are in force for it, frozen from here on. */
public final class OpenDrop {
    private static final String START = "intake.start-date";

    private final Ledger ledger;
    private final DropSettings settings;
    private final Checker checker;
    private final Path scratch;

    /**
     * @param standards settings that decide what is bought, by name, as they stand without a {@code NAME.properties};
     *     asked for at every drop, since they may change while running
     * @param scratch folder in which zips are unpacked
     */
    public OpenDrop(
            Ledger ledger, java.util.function.Supplier<Map<String, String>> standards, Checker checker, Path scratch) {
        this.ledger = ledger;
        this.settings = new DropSettings(standards, checker);
        this.checker = checker;
        this.scratch = scratch;
    }

    /** Judges settings that came with a drop. */
    public interface Checker {
        /** What is wrong with the value; empty when nothing is. */
        String fault(String setting, String value);

        /**
         * Looks at all settings of a drop together.
         *
         * @throws dev.swath.model.trouble.BadSetting when they do not fit each other
         */
        void demandFit(Map<String, String> frozen);
    }

    @Handler
    public Reading open(@Body Drop drop, Exchange exchange) {
        var given = new TreeMap<>(settings.beside(drop.anchor()));
        given.putAll(drop.overrides());
        var frozen = settings.frozen(given);
        var job = ledger.jobs().begin(drop.name(), drop.anchor().toAbsolutePath(), frozen, drop.until());
        try {
            checker.demandFit(frozen);
            var folder = scratch.resolve(job.id());
            var reading = new Reading(
                    job, drop.anchor(), layers(drop.anchor(), folder), folder, terms(dated(frozen, job), given));
            reading.content.add(deciding(frozen, job));
            exchange.setProperty(FailDrop.READING, reading);
            return reading;
        } catch (Trouble trouble) {
            ledger.jobs().fail(job.id(), new Reason(trouble.code(), trouble.line()));
            throw trouble;
        }
    }

    /**
     * What makes this drop another one than those before, besides its content: the settings that say what is wanted. Limits
     * do not, nor where it lies; and a drop that buys again on purpose is never the same as any other.
     */
    private static Map<String, String> deciding(Map<String, String> frozen, Job job) {
        var deciding = new TreeMap<>(frozen);
        deciding.remove("quota.max-hectares-per-drop");
        deciding.keySet().removeIf(name -> name.startsWith("store."));
        // a drop of scenes that is only downloaded is the same as before there was anything else
        deciding.keySet().removeIf(name -> name.startsWith("order.s3."));
        deciding.remove("order.delivery", "download");
        if (deciding.remove("order.source", Source.SCENES.word())) {
            deciding.keySet().removeIf(name -> name.startsWith("basemap."));
        }
        if (frozen.getOrDefault(Standing.CRON, "").isEmpty()) {
            deciding.keySet().removeIf(name -> name.startsWith("standing."));
        }
        if (!Boolean.parseBoolean(deciding.remove("order.again"))) {
            return deciding;
        }
        deciding.put("order.again", job.id());
        return deciding;
    }

    /** A drop that is searched again and says no days begins with the last day, week or month that is over. */
    private static Map<String, String> dated(Map<String, String> frozen, Job job) {
        if (frozen.getOrDefault(Standing.CRON, "").isEmpty()) {
            return frozen;
        }
        var dated = new TreeMap<>(frozen);
        var cadence = Cadence.of(frozen.getOrDefault("select.cadence", ""));
        var over = cadence.lastOver(LocalDate.ofInstant(job.arrived(), ZoneOffset.UTC));
        dated.computeIfPresent(
                START,
                (name, given) -> given.isEmpty() ? cadence.intervalOf(over).toString() : given);
        var start = LocalDate.parse(dated.getOrDefault(START, ""));
        var end = over.isBefore(start) ? start : over;
        dated.computeIfPresent("intake.end-date", (name, given) -> given.isEmpty() ? end.toString() : given);
        return dated;
    }

    private static TermsReader terms(Map<String, String> frozen, Map<String, String> given) {
        return new TermsReader(frozen, given.keySet());
    }

    private static List<Path> layers(Path anchor, Path folder) {
        return anchor.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")
                ? ZipBundle.unpack(anchor, folder)
                : List.of(anchor);
    }
}
