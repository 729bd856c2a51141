package dev.swath.app.sandbox.stac;

import dev.swath.app.sandbox.stac.Band.Spectrum;
import java.util.List;

/** The samples of one image of a scene: the ground, its shadows, and the clouds above, as the class image has them. */
final class Painter {
    private static final double OLI_SCALE = 2.75e-5;
    private static final double OLI_OFFSET = -0.2;
    private static final double MSI_SCALE = 1e-4;
    private static final int RAISED = 1000;
    private static final double SHADE = 0.5;
    /** Of true colour: this reflectance is white. */
    private static final double WHITE = 0.35;

    private final Scene scene;
    private final Band band;
    private final Classes classes;
    private final Look look;
    private final int raised;
    private final int side;
    private final int east;
    private final int south;
    private final List<Spectrum> spectra;

    Painter(Scene scene, Band band, Classes classes, Weather weather) {
        this.scene = scene;
        this.band = band;
        this.classes = classes;
        this.look = new Look(scene, weather);
        this.raised = weather.raised(scene) ? RAISED : 0;
        this.side = scene.tile().pixels(band.gsd());
        // counted from where neighbouring tiles count too
        this.east = (int) (scene.tile().west() / band.gsd());
        this.south = (int) (-scene.tile().top() / band.gsd());
        this.spectra = band.kind() == Band.Kind.VISUAL ? Bands.TRUE_COLOUR : List.of(band.spectrum());
    }

    int side() {
        return side;
    }

    /** Bands of the file. */
    int bands() {
        return spectra.size();
    }

    /** Whether it shows the ground, not what is known of it. */
    boolean isPicture() {
        return band.kind() == Band.Kind.REFLECTANCE || band.kind() == Band.Kind.VISUAL;
    }

    /** Samples of a window, pixel by pixel, the bands of each beside one another. */
    void read(int x, int y, int width, int height, int[] samples) {
        boolean pictures = isPicture();
        Ground ground = look.ground();
        var at = new double[4];
        double cells = (double) classes.side() / side;
        int next = 0;
        for (int row = y; row < y + height; row++) {
            int cellRow = classes.side() * (int) ((row + 0.5) * cells);
            for (int column = x; column < x + width; column++) {
                int cell = cellRow + (int) ((column + 0.5) * cells);
                if (!pictures) {
                    samples[next++] = Quality.sample(band.kind(), classes, cell);
                } else if (classes.at(cell) == Look.NODATA) {
                    for (int i = 0; i < spectra.size(); i++) {
                        samples[next++] = 0;
                    }
                } else {
                    look.frame().place((column + 0.5) / side, (row + 0.5) / side, at);
                    ground.move(at[0], at[1]);
                    double grain = grain(column, row);
                    for (Spectrum spectrum : spectra) {
                        samples[next++] = number(reflectance(spectrum, ground, cell, grain));
                    }
                }
            }
        }
    }

    private double reflectance(Spectrum spectrum, Ground ground, int cell, double grain) {
        double soil = spectrum.soil() * ground.bright;
        double land = classes.waterBeneath(cell) ? spectrum.water() : soil + (spectrum.plant() - soil) * ground.green;
        int shown = classes.at(cell);
        double lit = land * grain * (shown == Look.SHADOW ? SHADE : 1);
        if (!Look.cloudy(shown)) {
            return lit;
        }
        double density = Math.max(0, classes.density(cell));
        double veil = shown == Look.CIRRUS ? 0.2 : Math.min(1, 0.65 + 0.35 * density / Sky.THICK);
        double cloud = (0.55 + Math.min(0.3, density)) * spectrum.cloud();
        return lit * (1 - veil) + cloud * grain * veil;
    }

    /** Unevenness of the ground that stays, and a little that is of the day. */
    private double grain(int column, int row) {
        int stays = Luck.grain(scene.tile().zone(), east + column, south + row) >>> 30;
        int today = Luck.grain(scene.key() + band.gsd(), east + column, south + row) >>> 31;
        return 1 + stays * 0.02 - today * 0.01;
    }

    private int number(double reflectance) {
        double number;
        if (band.kind() == Band.Kind.VISUAL) {
            return (int) Math.max(1, Math.min(255, Math.round(reflectance / WHITE * 255)));
        } else if (scene.collection().sentinel()) {
            number = reflectance / MSI_SCALE + raised;
        } else {
            number = (reflectance - OLI_OFFSET) / OLI_SCALE;
        }
        return (int) Math.max(1, Math.min(65_535, Math.round(number)));
    }
}
