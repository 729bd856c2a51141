package dev.swath.app.sandbox.stac;

import dev.swath.app.sandbox.chance.Chance;

/** Decides what each pixel of a scene's class image shows; all its other images follow. Not thread-safe. */
final class Look {
    static final int NODATA = 0;
    static final int SHADOW = 3;
    static final int PLANTS = 4;
    static final int SOIL = 5;
    static final int WATER = 6;
    static final int CLOUD = 8;
    static final int THICK_CLOUD = 9;
    static final int CIRRUS = 10;
    private static final double LONGEST_SHADOW = 4000;
    private static final double LEAST_HEIGHT = 1200;

    private final Scene scene;
    private final Frame frame;
    private final long seed;
    private final Ground ground;
    private final double[] at = new double[4];
    private final double sunwardEast;
    private final double sunwardNorth;

    /** Thickness of the cloud at the latest place, at most 0 where there is none. */
    double density;
    /** Whether the ground of the latest place is water. */
    boolean water;

    Look(Scene scene, Weather weather) {
        this.scene = scene;
        this.frame = new Frame(scene, weather);
        this.seed = weather.seed();
        this.ground = ground();
        double latitude = scene.tile().middle().y;
        Sun sun = Sun.at(latitude, scene.date());
        double height = LEAST_HEIGHT + 1500 * Chance.unit(scene.key(), 99);
        double length = Math.min(LONGEST_SHADOW, height / Math.tan(Math.toRadians(Math.max(1, sun.elevation()))))
                / Math.cos(Math.toRadians(latitude));
        this.sunwardEast = length * Math.sin(Math.toRadians(sun.azimuth()));
        this.sunwardNorth = length * Math.cos(Math.toRadians(sun.azimuth()));
    }

    /** Of any kind. */
    static boolean cloudy(int shown) {
        return shown == CLOUD || shown == THICK_CLOUD || shown == CIRRUS;
    }

    Frame frame() {
        return frame;
    }

    Ground ground() {
        return new Ground(seed, scene.date().getDayOfYear(), scene.tile().north());
    }

    /**
     * Looks at a place.
     *
     * @param across 0 to 1 from the west edge
     * @param down 0 to 1 from the north edge
     * @return its class as the scene classification of Sentinel-2 numbers them
     */
    int look(double across, double down) {
        frame.place(across, down, at);
        density = -1;
        water = false;
        if (!frame.inSwath(at)) {
            return NODATA;
        }
        water = Ground.lake(seed, at[0], at[1]);
        density = Sky.density(scene.key(), at[0], at[1], at[2]);
        if (density > Sky.CIRRUS) {
            return density > Sky.THICK ? THICK_CLOUD : density > 0 ? CLOUD : CIRRUS;
        }
        double above = Sky.density(scene.key(), at[0] + sunwardEast, at[1] + sunwardNorth, at[2]);
        if (above > Sky.THICK / 2) {
            return SHADOW;
        }
        if (water) {
            return WATER;
        }
        ground.move(at[0], at[1]);
        return ground.green > 0.4 ? PLANTS : SOIL;
    }
}
