package dev.swath.model;

/**
 * How a composite is made, in the words of a request and checked. It stays as it was when the composite was asked for,
 * whatever becomes of the settings.
 *
 * @param grid {@code auto} (UTM zone of the centre), {@code EPSG:n}, or {@code aligned} (pixels of the scenes)
 * @param resolution of a pixel in units of the grid, above 0; of {@code aligned} the scenes' own is taken
 * @param reducer {@code median}, {@code mean} or {@code max-ndvi}
 * @param mask {@code usual}, {@code strict}, {@code none}, or classes of SCL that are dropped, {@code 0,1,3,8,9,10}
 * @param dilationPixels by which masked pixels grow, 0..100
 * @param output {@code reflectance} (16 bit, times 10,000), or {@code visual} (8 bit beside it)
 * @param stretch of the 8-bit image: {@code auto} (2nd to 98th percentile of the month), or the reflectances that become
 *     black and white, {@code 0,0.3}
 */
public record CompositeMaking(
        String grid,
        double resolution,
        String reducer,
        String mask,
        int dilationPixels,
        String output,
        String stretch) {
    /** A median of reflectance on 10 m pixels of the UTM zone, without clouds. */
    public static final CompositeMaking STANDARD =
            new CompositeMaking("auto", 10, "median", "usual", 0, "reflectance", "auto");
}
