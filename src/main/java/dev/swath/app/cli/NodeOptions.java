package dev.swath.app.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of downloads by several processes, here or on other machines. */
final class NodeOptions {
    @Option(
            names = "--shard",
            paramLabel = "i/n",
            description = "Only fetches files, those of shard i of 0/n to n-1/n; in a SLURM array taken from it.")
    @Nullable
    String shard;

    @Option(names = "--export", paramLabel = "PLAN", description = "Writes the files that wait as a plan.")
    @Nullable
    Path export;

    @Option(
            names = "--for",
            paramLabel = "HOURS",
            defaultValue = "24",
            description = "After so many hours what is in the plan is fetched here (24).")
    int hours = 24;

    @Option(names = "--plan", paramLabel = "PLAN", description = "Fetches a shard of this plan, without a ledger.")
    @Nullable
    Path plan;

    @Option(names = "--journal", paramLabel = "RESULT", description = "Where a shard of a plan writes its results.")
    @Nullable
    Path journal;

    @Option(
            names = "--scratch",
            paramLabel = "FOLDER",
            description = "A local disk for a shard of a plan; else that of temporary files.")
    @Nullable
    Path scratch;

    @Option(
            names = "--merge",
            paramLabel = "RESULT",
            arity = "1..*",
            description = "Brings results into the ledger; each file is looked for in its place.")
    @Nullable
    List<Path> merge;

    @Option(names = "--full", description = "Reads every byte of what is merged.")
    boolean full;
}
