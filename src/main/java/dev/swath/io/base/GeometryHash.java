package dev.swath.io.base;

import java.security.MessageDigest;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** The identity of a shape: the same hash however its rings and parts are started, turned and ordered. */
public final class GeometryHash {
    /** 1e-7 degree is 1.1 cm at most, far below a pixel and above the noise of a transformation. */
    private static final double STEPS_PER_DEGREE = 1e7;

    private GeometryHash() {}

    /** SHA-256 in hex of the normalised geometry, coordinates in degrees rounded to 1e-7; Z and M do not count. */
    public static String clipHash(Geometry lonLat) {
        Geometry canonical = lonLat.copy();
        canonical.apply(new Rounding());
        MessageDigest sha256 = Sha256.begin();
        sha256.update(new WKBWriter(2).write(canonical.norm()));
        return Sha256.hex(sha256);
    }

    private static final class Rounding implements CoordinateSequenceFilter {
        @Override
        public void filter(CoordinateSequence sequence, int i) {
            sequence.setOrdinate(i, CoordinateSequence.X, rounded(sequence.getX(i)));
            sequence.setOrdinate(i, CoordinateSequence.Y, rounded(sequence.getY(i)));
        }

        /** Whole steps, so that no binary fraction and no negative zero enters the hash. */
        private static double rounded(double degrees) {
            return Math.round(degrees * STEPS_PER_DEGREE);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
