package dev.swath.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Options of the Java machine for processes that live for seconds: no second compiler, no threads for the garbage, and
 * classes in the form in which they load fastest. Half of what a start costs otherwise.
 */
final class QuickStart {
    private static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private QuickStart() {}

    /** For that jar; its classes are laid down beside it once. */
    static synchronized List<String> options(Path jar) throws IOException, InterruptedException {
        // another Java machine cannot read them
        var archive = jar.resolveSibling("classes-" + Runtime.version() + ".jsa");
        if (!Files.exists(archive)
                || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
            // test processes side by side may all do so: the last one stays
            Files.move(archived(jar), archive, StandardCopyOption.ATOMIC_MOVE);
        }
        var options = new ArrayList<>(SHORT_LIFE);
        options.add("-XX:SharedArchiveFile=" + archive);
        return options;
    }

    /** The classes of a run from the inbox to the delivered files. */
    private static Path archived(Path jar) throws IOException, InterruptedException {
        var archive = Files.createTempFile(jar.getParent(), "classes", ".jsa");
        var folder = Files.createTempDirectory("quick-start");
        try (var campaign = Campaign.in(folder)) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 1);
            var options = new ArrayList<>(SHORT_LIFE);
            options.add("-XX:ArchiveClassesAtExit=" + archive);
            var process = RunningJar.start(folder, options, campaign.arguments("run", "--once"));
            if (process.exit() != 0) {
                throw new IllegalStateException(process.err());
            }
        } finally {
            KillBatch.remove(folder);
        }
        return archive;
    }
}
