package dev.swath.io.raster;

/**
 * From columns and rows to coordinates: {@code x = a*column + b*row + c}, {@code y = d*column + e*row + f}. The order of the
 * six numbers is that of STAC's {@code proj:transform}; GDAL's geotransform is {@code c, a, b, f, d, e}. Whole numbers of
 * columns and rows are the corners of pixels; centres lie half a pixel further.
 */
public record Affine(double a, double b, double c, double d, double e, double f) {
    /** @throws IllegalArgumentException when a number is not finite, or the pixels have no area */
    public Affine {
        double determinant = a * e - b * d;
        if (!Double.isFinite(determinant) || determinant == 0 || !Double.isFinite(c) || !Double.isFinite(f)) {
            throw new IllegalArgumentException(
                    "not an affine transform of pixels: " + a + " " + b + " " + c + " " + d + " " + e + " " + f);
        }
    }

    /**
     * Rows run southward from the north-west corner.
     *
     * @param pixelWidth in units of the CRS, above 0
     * @param pixelHeight above 0, although rows run southward
     */
    public static Affine northUp(double west, double north, double pixelWidth, double pixelHeight) {
        return new Affine(pixelWidth, 0, west, 0, -pixelHeight, north);
    }

    public double x(double column, double row) {
        return a * column + b * row + c;
    }

    public double y(double column, double row) {
        return d * column + e * row + f;
    }

    /** From coordinates to columns and rows. */
    public Affine inverse() {
        if (b == 0 && d == 0) {
            // exact where the general formula is not: 1 / 0.1 is 10
            return new Affine(1 / a, 0, -c / a, 0, 1 / e, -f / e);
        }
        double determinant = a * e - b * d;
        return new Affine(
                e / determinant,
                -b / determinant,
                (b * f - e * c) / determinant,
                -d / determinant,
                a / determinant,
                (d * c - a * f) / determinant);
    }

    /** Of a window that begins at that column and row. */
    public Affine from(int column, int row) {
        return new Affine(a, b, x(column, row), d, e, y(column, row));
    }

    /** Of pixels that many times as wide and high, as overviews have them. */
    public Affine scaled(double across, double down) {
        return new Affine(a * across, b * down, c, d * across, e * down, f);
    }

    /** Whether columns run due east and rows due south. */
    public boolean isNorthUp() {
        return b == 0 && d == 0 && a > 0 && e < 0;
    }
}
