package dev.swath.app.inbox;

import dev.swath.io.vector.ShapefileWriter;
import dev.swath.io.vector.ShapefileWriter.Column;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A shapefile that lies ready, an inbox that it arrives in part by part, and the route's looks at that inbox. */
final class Arrivals {
    static final List<String> PARTS = List.of("shp", "shx", "dbf", "prj");

    private final Path ready;
    private final Path inbox;

    Arrivals(Path folder) throws IOException {
        ready = Files.createDirectory(folder.resolve("ready"));
        inbox = Files.createDirectory(folder.resolve("inbox"));
        var id = new Column("ID", 'C', 8, 0);
        try (var writer = new ShapefileWriter(ready("shp"), StandardCharsets.UTF_8, id)) {
            for (int i = 0; i < 200; i++) {
                writer.add(new GeometryFactory().toGeometry(new Envelope(i, i + 1, 0, 1)), "f" + i);
            }
            writer.sidecar("prj", "GEOGCS[\"WGS 84\"]");
        }
    }

    Path inbox() {
        return inbox;
    }

    /** The part that lies ready. */
    Path ready(String part) {
        return ready.resolve("a." + part);
    }

    Path arrive(String part) throws IOException {
        return arriveAs("a." + part, part);
    }

    Path arriveAs(String name, String part) throws IOException {
        return Files.copy(ready(part), inbox.resolve(name));
    }

    /** What the inbox route does at one poll: looks at every anchor. Returns the names of those it would take. */
    List<String> look(BundleGate gate) throws IOException {
        var taken = new ArrayList<String>();
        try (var files = Files.list(inbox)) {
            for (var anchor : files.filter(Bundle::isAnchor).sorted().toList()) {
                if (gate.isReady(anchor)) {
                    taken.add(String.valueOf(anchor.getFileName()));
                }
            }
        }
        return taken;
    }

    /** Looks until something would be taken; how many looks that took, or -1 after thirty. */
    int looksUntilTaken(BundleGate gate) throws IOException {
        for (int looks = 1; looks <= 30; looks++) {
            if (!look(gate).isEmpty()) {
                return looks;
            }
        }
        return -1;
    }
}
