package dev.swath.app.cli;

import dev.swath.model.Shard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code swath download}: waits for the orders and brings their files home. */
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = {
            "Waits for orders and downloads their files, verified; goes on where it was stopped.",
            "With --shard one of several processes on this machine, which only fetches files."
                    + " Nodes without the ledger's disk work from a plan, and their results are merged."
        },
        footer = {
            "",
            "Examples:",
            "  swath download parcels",
            "  swath download all",
            "  swath download parcels --overwrite",
            "  swath download parcels --shard 0/4",
            "  swath download all --export plan.jsonl --for 48",
            "  swath download --plan plan.jsonl --shard 0/4 --journal result-0.jsonl",
            "  swath download --merge result-0.jsonl result-1.jsonl"
        })
final class DownloadVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private DropOptions drop = new DropOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE|DROP|all",
            arity = "0..*",
            description = "Drops that were ordered, files to take all the way, or all.")
    private List<String> targets = List.of();

    @Option(
            names = "--overwrite",
            description = "Fetches every file again, although it lies verified in its place. Costs no quota.")
    private boolean overwrite;

    @Mixin
    private NodeOptions nodes = new NodeOptions();

    @Override
    public Integer call() throws InterruptedException {
        demandSense();
        if (overwrite) {
            common.overrides.put("download.overwrite", "true");
        }
        var settings = common.settings();
        if (nodes.merge != null) {
            return new MergeResults(common, nodes.full)
                    .run(nodes.merge.stream().map(this::given).toList(), settings);
        }
        if (nodes.export != null) {
            return new ExportPlan(common, given(nodes.export), Duration.ofHours(nodes.hours)).run(targets, settings);
        }
        var shard = ShardWord.of(nodes.shard, System.getenv());
        if (nodes.plan != null && nodes.journal != null) {
            var scratch = nodes.scratch == null ? PlanRun.standardScratch() : given(nodes.scratch);
            return new PlanRun(common, shard.orElse(Shard.ALL), given(nodes.plan), given(nodes.journal), scratch).run();
        }
        if (shard.isPresent()) {
            return new ShardRun(common, shard.get()).run(targets, settings);
        }
        return (overwrite ? Phase.overwriting(common) : new Phase(common, null))
                .run(targets, drop.overrides(settings), settings);
    }

    private Path given(Path path) {
        return common.home().resolve(path).normalize();
    }

    /** @throws ParameterException for words that do not go together */
    private void demandSense() {
        boolean needsTargets = nodes.plan == null && nodes.merge == null;
        if (needsTargets && targets.isEmpty()) {
            throw wrong("Missing required parameter: 'FILE|DROP|all'");
        }
        if (!needsTargets && !targets.isEmpty()) {
            throw wrong("--plan and --merge take no drops, there is " + targets);
        }
        if (Stream.of(nodes.plan, nodes.merge, nodes.export)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw wrong("--export, --plan and --merge are three steps, one at a time");
        }
        if ((nodes.plan == null) != (nodes.journal == null)) {
            throw wrong("--plan and --journal go together");
        }
        if (nodes.hours < 1) {
            throw wrong("--for: must be 1 hour or more, was " + nodes.hours);
        }
    }

    private ParameterException wrong(String line) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), line);
    }
}
