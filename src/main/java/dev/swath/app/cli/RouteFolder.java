package dev.swath.app.cli;

import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** The routes that are in force: the operator's {@code routes/}, or those shipped in the jar where there are none. */
final class RouteFolder {
    /** All shipped files, in the order of the flow. */
    static final List<String> SHIPPED = List.of(
            "00-errors.camel.yaml",
            "05-gates.camel.yaml",
            "06-gate-webhook.camel.yaml",
            "07-gate-stac.camel.yaml",
            "10-intake.camel.yaml",
            "20-search.camel.yaml",
            "22-search-stac.camel.yaml",
            "25-search-basemap.camel.yaml",
            "30-select.camel.yaml",
            "35-select-refine.camel.yaml",
            "40-order.camel.yaml",
            "42-order-account.camel.yaml",
            "45-order-reconcile.camel.yaml",
            "46-order-cancel.camel.yaml",
            "50-poll.camel.yaml",
            "55-arrival.camel.yaml",
            "60-download.camel.yaml",
            "65-download-share.camel.yaml",
            "70-ingest.camel.yaml",
            "75-catalog.camel.yaml",
            "80-composite.camel.yaml",
            "90-dataset.camel.yaml",
            "91-dataset-season.camel.yaml",
            "92-backup.camel.yaml",
            "93-tidy.camel.yaml",
            "94-standing.camel.yaml",
            "95-report.camel.yaml",
            "96-notify.camel.yaml");

    private RouteFolder() {}

    static Path of(Path home) {
        var own = home.resolve("routes");
        return Files.isDirectory(own) ? own : ship(home.resolve("state").resolve("shipped-routes"));
    }

    /** Writes the shipped route files into {@code folder}. */
    static Path ship(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var name : SHIPPED) {
                put(folder.resolve(name), shipped(name));
            }
            return folder;
        } catch (IOException e) {
            throw new NoSpace(
                    "cannot-write",
                    folder + ": cannot be written (" + e.getMessage() + "); choose a folder you may write to",
                    e);
        }
    }

    static byte[] shipped(String name) throws IOException {
        try (var in = RouteFolder.class.getResourceAsStream("/shipped/routes/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the route file " + name);
            }
            return in.readAllBytes();
        }
    }

    /** Other processes may read the file at this moment: they see it whole. */
    static void put(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        var part = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part");
        Files.write(part, content);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
