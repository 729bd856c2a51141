package dev.swath.app.sandbox.stac;

/** What every pixel of a scene shows, at the resolution of its class image. Immutable. */
final class Classes {
    /** Thickness is kept in steps of 1/250 from -0.1 upward. */
    private static final double SCALE = 250;

    private static final double LEAST = -0.1;
    private static final int WATER_BENEATH = 0x80;
    private static final int CLASS = 0x0f;

    private final int side;
    private final byte[] classes;
    private final byte[] density;

    private Classes(int side) {
        this.side = side;
        this.classes = new byte[side * side];
        this.density = new byte[side * side];
    }

    static Classes of(Scene scene, Weather weather) {
        int side = scene.tile().pixels(scene.collection().classGsd());
        var made = new Classes(side);
        var look = new Look(scene, weather);
        for (int i = 0; i < side * side; i++) {
            int column = i % side;
            int row = i / side;
            int shown = look.look((column + 0.5) / side, (row + 0.5) / side);
            made.classes[i] = (byte) (shown | (look.water ? WATER_BENEATH : 0));
            made.density[i] = (byte) Math.max(0, Math.min(255, Math.round((look.density - LEAST) * SCALE)));
        }
        return made;
    }

    int side() {
        return side;
    }

    /** Samples held. */
    long weight() {
        return (long) side * side;
    }

    int at(int cell) {
        return classes[cell] & CLASS;
    }

    boolean waterBeneath(int cell) {
        return (classes[cell] & WATER_BENEATH) != 0;
    }

    double density(int cell) {
        return (density[cell] & 0xff) / SCALE + LEAST;
    }
}
