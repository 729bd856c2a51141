package dev.swath.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath db}: the orders of the ledger, listed and counted. */
@Command(
        name = "db",
        mixinStandardHelpOptions = true,
        description = {
            "Lists and counts the orders of the ledger; reads, and changes nothing.",
            "Statuses are Planet's words; an order that is not at Planet yet has one of ours."
        },
        synopsisSubcommandLabel = "LIST",
        subcommands = {
            DbStatsVerb.class,
            DbListBatchesVerb.class,
            DbListOrdersVerb.class,
            DbPendingVerb.class,
            DbGetVerb.class
        },
        footer = {
            "",
            "Examples:",
            "  swath db stats",
            "  swath db list-orders --status failed --limit 20",
            "  swath db list-batches --json",
            "  swath db get 3d0c4f0e-1111-4222-8333-944455556666"
        })
final class DbVerb {
    @Mixin
    Common common = new Common();
}
