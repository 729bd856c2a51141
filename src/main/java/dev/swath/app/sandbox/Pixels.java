package dev.swath.app.sandbox;

import dev.swath.app.sandbox.chance.Chance;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.PixelSource;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the satellite sees: the same ground on every date, plants that follow the season, clouds of the scene's own.
 * Outside the ordered area everything is 0.
 */
final class Pixels {
    private static final List<String> MASK_BANDS =
            List.of("clear", "snow", "shadow", "haze_light", "haze_heavy", "cloud", "confidence", "unusable_pixels");
    /** Reflectance x 10000 of soil and of plants, by band of the eight-band sensor, roughly. */
    private static final int[] SOIL = {700, 850, 1100, 1250, 1500, 1700, 1950, 2400};

    private static final int[] PLANT = {220, 250, 700, 800, 560, 320, 1300, 4200};
    /** Which of the eight bands the four-band products hold. */
    private static final int[] FOUR = {1, 3, 5, 7};

    /** Reflectance x 10000 that becomes white. */
    private static final int WHITE = 3000;

    private final Scene scene;
    private final Cutout cutout;
    private final long groundSeed;

    Pixels(Scene scene, Cutout cutout, long seed) {
        this.scene = scene;
        this.cutout = cutout;
        this.groundSeed = Chance.mix(seed, 4711);
    }

    ImageSpec imageSpec(Bundle bundle) {
        return bundle.isVisual()
                ? spec(SampleType.UINT8, bundle.bands(), null)
                : spec(SampleType.UINT16, bundle.bands(), 0.0);
    }

    ImageSpec maskSpec() {
        return spec(SampleType.UINT8, MASK_BANDS, null);
    }

    private ImageSpec spec(SampleType type, List<String> bands, @Nullable Double nodata) {
        return ImageSpec.of(cutout.grid(), type, bands.stream().map(Band::of).toList(), nodata);
    }

    PixelSource image(Bundle bundle) {
        int bands = bundle.bands().size();
        return bundle.isVisual()
                ? (window, planes) -> fill(window, planes, this::visual)
                : (window, planes) ->
                        fill(window, planes, (column, row, samples) -> image(column, row, samples, bands));
    }

    PixelSource mask() {
        return (window, planes) -> fill(window, planes, this::mask);
    }

    private interface Ground {
        void see(int column, int row, int[] samples);
    }

    private static void fill(Window window, List<Plane> planes, Ground ground) {
        int[] samples = new int[planes.size()];
        for (int i = 0; i < window.width() * window.height(); i++) {
            ground.see(window.column() + i % window.width(), window.row() + i / window.width(), samples);
            for (int band = 0; band < samples.length; band++) {
                planes.get(band).set(i, samples[band]);
            }
        }
    }

    /** Share of cloudy pixels within the area, 0 to 1. */
    double cloudShare() {
        long inside = 0;
        long cloudy = 0;
        for (int i = 0; i < cutout.width() * cutout.height(); i++) {
            if (cutout.inside().get(i)) {
                inside++;
                cloudy += cloudy(i % cutout.width(), i / cutout.width()) ? 1 : 0;
            }
        }
        return inside == 0 ? 0 : (double) cloudy / inside;
    }

    private void image(int column, int row, int[] samples, int bands) {
        boolean inside = cutout.inside().get(row * cutout.width() + column);
        double green = inside ? greenness(column, row) : 0;
        double bright = inside ? brightness(column, row) : 0;
        boolean cloud = inside && cloudy(column, row);
        long grain = Chance.mix(scene.key(), column, row);
        for (int band = 0; band < bands; band++) {
            int kind = bands == 4 ? FOUR[band] : band;
            double ground = SOIL[kind] * bright * (1 - green) + PLANT[kind] * green;
            int texture = (int) ((grain >>> (band * 6)) & 31);
            samples[band] = !inside ? 0 : cloud ? 8000 + texture : (int) ground + texture;
        }
    }

    /** The colours of the four-band image, and opaque where there are data. */
    private void visual(int column, int row, int[] samples) {
        image(column, row, samples, samples.length);
        int blue = samples[0];
        samples[0] = Math.min(255, samples[2] * 255 / WHITE);
        samples[1] = Math.min(255, samples[1] * 255 / WHITE);
        samples[2] = Math.min(255, blue * 255 / WHITE);
        samples[3] = cutout.inside().get(row * cutout.width() + column) ? 255 : 0;
    }

    private void mask(int column, int row, int[] samples) {
        boolean inside = cutout.inside().get(row * cutout.width() + column);
        boolean cloud = inside && cloudy(column, row);
        for (int band = 0; band < MASK_BANDS.size(); band++) {
            samples[band] = 0;
        }
        samples[0] = inside && !cloud ? 1 : 0;
        samples[5] = cloud ? 1 : 0;
        samples[6] = inside ? 90 : 0;
        // bit 0 of the last band: no data
        samples[7] = inside ? 0 : 1;
    }

    /** 0 bare to 1 lush: fields some 300 m wide with finer structure, greenest in the local summer. */
    private double greenness(int column, int row) {
        double x = east(column);
        double y = north(row);
        double field = Chance.noise(groundSeed, x / 300, y / 300);
        double fine = Chance.noise(groundSeed + 1, x / 40, y / 40);
        int day = scene.acquired().atOffset(ZoneOffset.UTC).getDayOfYear();
        boolean south = cutout.isSouthern();
        double season = 0.5 - 0.5 * Math.cos(2 * Math.PI * (day - (south ? 200 : 17)) / 365.0);
        return Math.min(1, (0.75 * field + 0.25 * fine) * (0.3 + 0.9 * season));
    }

    /** Of bare soil: 1.25 where it is dry and sandy to 0.25 where it is wet and black, whatever grows there. */
    private double brightness(int column, int row) {
        return 0.25 + Chance.noise(groundSeed + 2, east(column) / 170, north(row) / 170);
    }

    /** Noise is far from even: {@code cover} is matched at 0, one half and 1, and roughly between. */
    private boolean cloudy(int column, int row) {
        double cover = scene.cloudCover();
        if (cover <= 0 || cover >= 1) {
            return cover >= 1;
        }
        double noise = Chance.noise(scene.key(), east(column) / 900, north(row) / 900);
        return noise < 0.15 + 0.7 * cover;
    }

    private double east(int column) {
        return cutout.grid().transform().x(column + 0.5, 0);
    }

    private double north(int row) {
        return cutout.grid().transform().y(0, row + 0.5);
    }
}
