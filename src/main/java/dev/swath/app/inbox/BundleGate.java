package dev.swath.app.inbox;

import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Trouble;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a bundle in the inbox is complete, and moves it as a whole when it was read. Complete = all parts there,
 * lengths as their headers say, and names, sizes and times unchanged between two looks of ours. No clock of a file
 * server is ever compared with ours, so {@code cp -p} and rsync make no difference.
 *
 * <p>A shapefile without {@code .prj} is given some more looks, since the {@code .prj} may come last; then it is taken,
 * and refused with that reason.
 */
public final class BundleGate implements GenericFileProcessStrategy<File> {
    private static final Logger LOG = LoggerFactory.getLogger(BundleGate.class);
    private static final int LOOKS = 2;
    private static final int LOOKS_WITHOUT_PRJ = 10;

    private final Path inbox;
    private final Reports reports;
    private final boolean crsAssumed;
    private final Map<Path, Seen> seen = new HashMap<>();

    /**
     * @param inbox the watched folder
     * @param crsAssumed whether shapefiles without {@code .prj} are welcome
     */
    public BundleGate(Path inbox, Reports reports, boolean crsAssumed) {
        this.inbox = inbox;
        this.reports = reports;
        this.crsAssumed = crsAssumed;
    }

    /**
     * What the looks so far have shown.
     *
     * @param looks looks in a row that found the same signature
     * @param lacks why it is not taken yet
     */
    private record Seen(String signature, int looks, String lacks) {}

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
        seen.clear();
    }

    @Override
    public boolean begin(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        return isReady(file.getFile().toPath());
    }

    synchronized boolean isReady(Path anchor) throws IOException {
        seen.keySet().removeIf(path -> !Files.exists(path));
        var bundle = Bundle.of(anchor);
        var signature = bundle.signature();
        var before = seen.get(anchor);
        int looks = before != null && before.signature().equals(signature) ? before.looks() + 1 : 1;
        var lacks = bundle.incomplete().orElse("");
        boolean waitsForPrj = bundle.lacksPrj() && !crsAssumed && looks < LOOKS_WITHOUT_PRJ;
        seen.put(anchor, new Seen(signature, looks, waitsForPrj && lacks.isEmpty() ? ".prj not there yet" : lacks));
        if (looks == LOOKS_WITHOUT_PRJ && !lacks.isEmpty()) {
            LOG.warn("{} waits in the inbox: {}", anchor.getFileName(), lacks);
        }
        return looks >= LOOKS && lacks.isEmpty() && !waitsForPrj;
    }

    /** Bundles that are not complete, with what they lack. */
    public synchronized Map<String, String> waiting() {
        var waiting = new TreeMap<String, String>();
        seen.forEach((anchor, state) -> {
            if (!state.lacks().isEmpty() && Files.exists(anchor)) {
                waiting.put(anchor.getFileName().toString(), state.lacks());
            }
        });
        return waiting;
    }

    /** Whether the inbox holds a bundle that is still changing, or was not looked at often enough to tell. */
    public synchronized boolean isSettling() {
        if (!Files.isDirectory(inbox)) {
            return false;
        }
        try (var files = Files.list(inbox)) {
            return files.filter(Bundle::isAnchor).anyMatch(anchor -> {
                var state = seen.get(anchor);
                return state == null || state.looks() < LOOKS_WITHOUT_PRJ;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void abort(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        // not taken this time: it stays where it is and is looked at again
    }

    @Override
    public void commit(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        var job = exchange.getMessage().getBody(Job.class);
        move(file.getFile().toPath(), reports.folder(job));
        if (job.state() == Job.State.SAME) {
            reports.write(job);
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        var anchor = file.getFile().toPath();
        var trouble = ofTheFile(exchange.getException());
        if (trouble == null) {
            LOG.error(
                    "{} stays in the inbox and is read again: {}",
                    anchor.getFileName(),
                    String.valueOf(exchange.getException()));
            return;
        }
        LOG.warn("{} cannot be taken in: {}", anchor.getFileName(), trouble.line());
        move(anchor, reports.refuse(anchor, trouble));
    }

    private static @Nullable Trouble ofTheFile(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof BadInput || t instanceof BadSetting || t instanceof Corrupt) {
                return (Trouble) t;
            }
        }
        return null;
    }

    /** The anchor goes last: after a crash half-way the rest is an incomplete bundle, never a complete-looking one. */
    private synchronized void move(Path anchor, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var member : Bundle.of(anchor).members()) {
            if (!member.getFileName().equals(anchor.getFileName())) {
                moveInto(member, folder);
            }
        }
        moveInto(anchor, folder);
        seen.remove(anchor);
    }

    private static void moveInto(Path file, Path folder) throws IOException {
        if (Files.exists(file)) {
            Files.move(file, folder.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
