package dev.swath.io.vector;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What the tests of all formats do again and again. */
final class Reads {
    private Reads() {}

    static List<RawFeature> all(Path file) {
        return all(file, null);
    }

    static List<RawFeature> all(Path file, @Nullable Charset charset) {
        List<RawFeature> rows = new ArrayList<>();
        try (VectorFile opened = VectorFile.open(file, charset)) {
            opened.forEachRemaining(rows::add);
        }
        return rows;
    }

    static Geometry shape(RawFeature feature) {
        return Objects.requireNonNull(feature.geometry());
    }

    /** One by one, its lower left corner at x, 0. */
    static Geometry square(double x) {
        return new GeometryFactory().toGeometry(new Envelope(x, x + 1, 0, 1));
    }

    static void overwrite(Path file, long at, byte... bytes) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(at);
            opened.write(bytes);
        }
    }

    static void truncate(Path file, long bytes) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(bytes);
        }
    }
}
