package dev.swath.app.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What follows {@code ./swath}, in the order of its help. */
final class Verbs {
    private static final List<Class<?>> ALL = List.of(
            InitVerb.class,
            DemoVerb.class,
            RunVerb.class,
            SandboxVerb.class,
            CheckVerb.class,
            DoctorVerb.class,
            StatusVerb.class,
            LookupVerb.class,
            OrderVerb.class,
            DownloadVerb.class,
            ListBasemapsVerb.class,
            OrderBasemapVerb.class,
            ApproveVerb.class,
            CancelVerb.class,
            RetryVerb.class,
            ExplainVerb.class,
            VerifyVerb.class,
            DbVerb.class,
            ImportOrdersVerb.class,
            ImportConfigVerb.class,
            BackupVerb.class,
            RestoreVerb.class,
            SubmitVerb.class,
            BatchSubmitVerb.class,
            SearchScenesVerb.class,
            CheckOrderVerb.class,
            CheckBatchVerb.class,
            DrawVerb.class,
            ConvertVerb.class,
            CompositeVerb.class,
            CreateDatasetVerb.class,
            SelectImagesVerb.class,
            RefineCloudCoverVerb.class,
            DownloadImagesVerb.class,
            CompletionVerb.class,
            CommandLine.HelpCommand.class);

    /** They speak of the others. */
    private static final Set<Class<?>> SEEING_ALL = Set.of(CompletionVerb.class, CommandLine.HelpCommand.class);

    private static final Set<String> LIST = Set.of("-h", "--help");

    private Verbs() {}

    /**
     * The verb that is named first alone, for reading all of them takes longer than most of them run; their titles for
     * the list of them; else all of them.
     */
    static CommandLine commandLine(String... args) {
        var first = args.length == 0 ? "" : args[0];
        var line = new CommandLine(new Swath());
        if (LIST.contains(first)) {
            ALL.forEach(verb -> line.addSubcommand(name(verb), title(verb)));
            return line;
        }
        ALL.stream()
                .filter(verb -> !SEEING_ALL.contains(verb) && name(verb).equals(first))
                .findFirst()
                .map(List::<Class<?>>of)
                .orElse(ALL)
                .forEach(verb -> line.addSubcommand(name(verb), verb));
        return line;
    }

    private static CommandSpec title(Class<?> verb) {
        var told = verb.getAnnotation(Command.class);
        return CommandSpec.create()
                .usageMessage(new UsageMessageSpec().header(told.header()).description(told.description()));
    }

    private static String name(Class<?> verb) {
        return verb.getAnnotation(Command.class).name();
    }
}
