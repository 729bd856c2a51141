package dev.swath.io.raster.read;

import dev.swath.io.raster.Affine;
import java.util.Optional;

/** From the tags of OGC 19-008, section 7.1.1, to where pixels lie. */
final class Placement {
    private Placement() {}

    /**
     * @param isPoint whether coordinates are those of centres of pixels; the transform is always one of corners
     * @return empty where there is none, or several tie points only
     */
    static Optional<Affine> of(Directory directory, boolean isPoint) {
        double[] scale = directory.doubles(Tag.MODEL_PIXEL_SCALE);
        double[] tie = directory.doubles(Tag.MODEL_TIEPOINT);
        double[] matrix = directory.doubles(Tag.MODEL_TRANSFORMATION);
        try {
            if (scale.length >= 2 && scale[0] != 0 && scale[1] != 0 && tie.length >= 6) {
                double down = Math.abs(scale[1]);
                double west = tie[3] - tie[0] * scale[0];
                double north = tie[4] + tie[1] * down;
                return Optional.of(corners(new Affine(scale[0], 0, west, 0, -down, north), isPoint));
            }
            if (matrix.length >= 8) {
                var affine = new Affine(matrix[0], matrix[1], matrix[3], matrix[4], matrix[5], matrix[7]);
                return Optional.of(corners(affine, isPoint));
            }
            return Optional.empty();
        } catch (IllegalArgumentException cause) {
            throw directory.bytes().corrupt(directory.offset(), "its place is " + cause.getMessage(), cause);
        }
    }

    private static Affine corners(Affine affine, boolean isPoint) {
        return isPoint
                ? new Affine(affine.a(), affine.b(), affine.x(-0.5, -0.5), affine.d(), affine.e(), affine.y(-0.5, -0.5))
                : affine;
    }
}
