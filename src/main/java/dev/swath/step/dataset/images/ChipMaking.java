package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.StacJson;
import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.model.DatasetJob;
import dev.swath.step.dataset.make.DatasetResult;
import dev.swath.step.dataset.make.MakeDataset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes chips and masks from a file of fields; what an earlier try made is not made again. */
public final class ChipMaking {
    private static final Logger LOG = LoggerFactory.getLogger(ChipMaking.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ledger ledger;
    private final Supplier<Path> calendar;
    private final String assumedCrs;
    private final Clock clock;

    /**
     * @param calendar gets the folder of the crop calendar, fetched where it is not there
     * @param assumedCrs of files that name none; empty = they are refused
     */
    public ChipMaking(Ledger ledger, Supplier<Path> calendar, String assumedCrs, Clock clock) {
        this.ledger = ledger;
        this.calendar = calendar;
        this.assumedCrs = assumedCrs;
        this.clock = clock;
    }

    /** @throws dev.swath.model.trouble.Trouble as {@link MakeDataset#run} */
    public void make(Claim claim) {
        ChipSeason part = ledger.datasets().part(claim.workId());
        DatasetJob job = ledger.datasets().get(claim.jobId());
        NewDataset wanted =
                Objects.requireNonNull(ImageOptions.read(job.options()).create(), "the job names no fields");
        var options = wanted.days() ? wanted.options().with(calendar.get()) : wanted.options();
        DatasetResult result = new MakeDataset(
                        wanted.fields(),
                        job.folder(),
                        options,
                        clock,
                        line -> LOG.info("{} {}: {}", job.folder().getFileName(), Operation.CREATE.word(), line))
                .run(assumedCrs);
        ledger.datasets().answered(claim, part.answered(json(result).toString(), null, 0));
        ledger.datasets().done(claim);
    }

    /** What was made for a job; empty before its end. */
    public static Optional<JsonNode> made(Ledger ledger, DatasetJob job) {
        List<JsonNode> told = new ArrayList<>();
        ledger.datasets().outcomes(job.id(), Operation.CREATE.word(), outcome -> Optional.ofNullable(
                        outcome.part().answer())
                .flatMap(StacJson::parsed)
                .ifPresent(told::add));
        return told.stream().findFirst();
    }

    /** By the names of {@code create-dataset --json}. */
    private static ObjectNode json(DatasetResult result) {
        ObjectNode told = JSON.createObjectNode()
                .put("year", result.year())
                .put("fields", result.fields())
                .put("rows_set_aside", result.asideCount())
                .put("chips", result.chips())
                .put("chips_found", result.found());
        told.set("set_aside", JSON.valueToTree(result.aside()));
        told.set("failed", JSON.valueToTree(result.failed()));
        return told;
    }
}
