package dev.swath.step.dataset.images;

import dev.swath.io.stac.Antimeridian;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * What searches found lately. Chips beside each other ask the same, so a search covers a block of a quarter of a degree
 * and serves all chips in it; a chip then takes the scenes that it lies in. Safe for many threads.
 */
final class SceneShelf {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double BLOCK_DEGREES = 0.25;
    private static final int MOST_SCENES = 2000;

    private final Map<Question, List<FoundScene>> known = new LinkedHashMap<>(16, 0.75f, true);
    private int scenes;

    /**
     * What a search asks.
     *
     * @param place its box; of a chip across the antimeridian the chip itself
     * @param until first instant that is outside
     */
    record Question(URI service, String collection, Geometry place, Instant from, Instant until) {}

    /** The place that is searched for a chip. */
    static Geometry place(Geometry chip) {
        Envelope box = chip.getEnvelopeInternal();
        if (box.getWidth() > 180) {
            return Antimeridian.cut(chip);
        }
        return FACTORY.toGeometry(new Envelope(
                Math.max(-180, down(box.getMinX())),
                Math.min(180, up(box.getMaxX())),
                Math.max(-90, down(box.getMinY())),
                Math.min(90, up(box.getMaxY()))));
    }

    private static double down(double degrees) {
        return Math.floor(degrees / BLOCK_DEGREES) * BLOCK_DEGREES;
    }

    private static double up(double degrees) {
        return Math.ceil(degrees / BLOCK_DEGREES) * BLOCK_DEGREES;
    }

    synchronized Optional<List<FoundScene>> find(Question question) {
        return Optional.ofNullable(known.get(question));
    }

    synchronized void keep(Question question, List<FoundScene> found) {
        List<FoundScene> before = known.put(question, List.copyOf(found));
        scenes += found.size() - (before == null ? 0 : before.size());
        var eldestFirst = known.values().iterator();
        while (scenes > MOST_SCENES && known.size() > 1) {
            scenes -= eldestFirst.next().size();
            eldestFirst.remove();
        }
    }
}
