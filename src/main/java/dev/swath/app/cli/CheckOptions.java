package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadSetting;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How orders are looked at, and where their files go. */
final class CheckOptions {
    private static final String S3 = "s3";

    @Option(
            names = "--output",
            paramLabel = "s3|FOLDER",
            description = "Where the files are wanted. They are delivered to store.url: s3 demands that it is a bucket,"
                    + " another FOLDER gets copies beside that.")
    private @Nullable String output;

    @Option(
            names = "--overwrite",
            description = "Fetches every file again, although it lies verified in its place. Costs no quota.")
    boolean overwrite;

    @Option(
            names = "--force",
            description = "Looks also whether files that came before still lie there; what is missing is fetched.")
    boolean force;

    @Option(names = "--wait", description = "Ends when the orders are final, and their files are there.")
    boolean waits;

    @Option(names = "--use-s5cmd", description = "As in FlowZero; here files are always relayed by Swath itself.")
    private boolean s5cmd;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "Refused: others see a command line. Put the key into PL_API_KEY, or into a file .env.")
    private @Nullable String apiKey;

    /**
     * Folder that gets copies; empty where the files are delivered to the right place.
     *
     * @throws BadSetting for words that contradict each other or the settings
     */
    Optional<Path> copies(Common common, Settings settings) {
        if (apiKey != null) {
            throw new BadSetting("usage", DropOptions.NO_KEY);
        }
        if (s5cmd) {
            Out.say(common, "--use-s5cmd: files are relayed by Swath itself, in parallel, verified and resumable");
        }
        if (output == null) {
            return Optional.empty();
        }
        var store = settings.text("store.url");
        boolean isBucket = store.startsWith("s3:");
        if (output.trim().equalsIgnoreCase(S3) || output.startsWith("s3:")) {
            if (!isBucket || (output.startsWith("s3:") && !store.equals(output.replaceFirst("/+$", "")))) {
                throw new BadSetting(
                        "usage",
                        "--output " + output + ": files are delivered to " + store
                                + ", and nothing is moved; set store.url for drops to come");
            }
            return Optional.empty();
        }
        var folder = Given.target(common, "--output", Path.of(output));
        if (isBucket) {
            throw new BadSetting(
                    "usage", "--output " + output + ": files are delivered to " + store + "; copy them from there");
        }
        return folder.equals(Path.of(new Places(settings).root())) ? Optional.empty() : Optional.of(folder);
    }
}
