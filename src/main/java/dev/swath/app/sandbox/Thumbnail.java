package dev.swath.app.sandbox;

import dev.swath.app.sandbox.chance.Chance;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.write.PreviewWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;

/** The small picture of a scene: the ground is the same on every date, clouds are the scene's own, around it is black. */
final class Thumbnail {
    private static final int SIDE = 256;
    /** Patches of ground to a degree. */
    private static final int PATCHES = 60;

    /** Banks of clouds across a scene. */
    private static final int BANKS = 7;

    private static final int[] SOIL = {176, 148, 112};
    private static final int[] PLANT = {64, 112, 58};
    private static final int CLOUD = 250;

    private Thumbnail() {}

    static byte[] jpeg(Scene scene, long seed) {
        var planes = Stream.generate(() -> Plane.of(SampleType.UINT8, SIDE, SIDE))
                .limit(SOIL.length)
                .toList();
        var inside = new IndexedPointInAreaLocator(scene.footprint());
        var box = scene.footprint().getEnvelopeInternal();
        for (int i = 0; i < SIDE * SIDE; i++) {
            int column = i % SIDE;
            int row = i / SIDE;
            double across = (column + 0.5) / SIDE;
            double down = (row + 0.5) / SIDE;
            var at = new Coordinate(box.getMinX() + across * box.getWidth(), box.getMaxY() - down * box.getHeight());
            if (inside.locate(at) != Location.EXTERIOR) {
                boolean cloudy = Chance.noise(scene.key(), across * BANKS, down * BANKS) < scene.cloudCover();
                set(planes, i, cloudy, Chance.noise(seed, at.x * PATCHES, at.y * PATCHES));
            }
        }
        var picture = new ByteArrayOutputStream();
        try {
            PreviewWriter.jpeg(planes, picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return picture.toByteArray();
    }

    private static void set(List<Plane> planes, int pixel, boolean cloudy, double plants) {
        for (int colour = 0; colour < planes.size(); colour++) {
            double ground = SOIL[colour] + plants * (PLANT[colour] - SOIL[colour]);
            planes.get(colour).set(pixel, cloudy ? CLOUD : ground);
        }
    }
}
