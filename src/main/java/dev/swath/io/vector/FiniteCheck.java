package dev.swath.io.vector;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;

/** Refuses, by IllegalArgumentException, a geometry with a coordinate that is no number. */
final class FiniteCheck implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence positions, int i) {
        if (!Double.isFinite(positions.getX(i)) || !Double.isFinite(positions.getY(i))) {
            throw new IllegalArgumentException("a coordinate is not a number");
        }
    }

    @Override
    public boolean isDone() {
        return false;
    }

    @Override
    public boolean isGeometryChanged() {
        return false;
    }
}
