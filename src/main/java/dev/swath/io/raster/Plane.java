package dev.swath.io.raster;

/**
 * The samples of one band of an image or a window, row after row, in the smallest primitive array that holds them. An
 * array is shared, not copied: fast paths work on it, and everything else on {@link #value} and {@link #set}.
 *
 * <p>Not safe for several threads that write the same samples.
 */
public final class Plane {
    private final SampleType type;
    private final int width;
    private final int height;
    /** One of byte[], short[], int[], float[], double[]; unsigned samples have the bits of the signed type. */
    private final Object array;

    private Plane(SampleType type, int width, int height, Object array) {
        this.type = type;
        this.width = width;
        this.height = height;
        this.array = array;
    }

    /**
     * All samples are 0.
     *
     * @throws IllegalArgumentException when there are no pixels, or more than an array can hold
     */
    public static Plane of(SampleType type, int width, int height) {
        long samples = (long) width * height;
        if (width < 1 || height < 1 || samples > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("cannot hold " + width + " x " + height + " samples");
        }
        int length = (int) samples;
        return new Plane(
                type,
                width,
                height,
                switch (type) {
                    case UINT8, INT8 -> new byte[length];
                    case UINT16, INT16 -> new short[length];
                    case UINT32, INT32 -> new int[length];
                    case FLOAT32 -> new float[length];
                    case FLOAT64 -> new double[length];
                });
    }

    public SampleType type() {
        return type;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Number of samples. */
    public int length() {
        return width * height;
    }

    /** @param index row * width + column */
    public double value(int index) {
        return switch (type) {
            case UINT8 -> bytes()[index] & 0xff;
            case INT8 -> bytes()[index];
            case UINT16 -> shorts()[index] & 0xffff;
            case INT16 -> shorts()[index];
            case UINT32 -> ints()[index] & 0xffff_ffffL;
            case INT32 -> ints()[index];
            case FLOAT32 -> floats()[index];
            case FLOAT64 -> doubles()[index];
        };
    }

    /** Whole-number types round half up and keep to their range; NaN becomes 0 in them. */
    public void set(int index, double value) {
        switch (type) {
            case FLOAT32 -> floats()[index] = (float) value;
            case FLOAT64 -> doubles()[index] = value;
            default -> {
                long whole = Math.round(Math.max(type.least(), Math.min(type.greatest(), value)));
                switch (type.bytes()) {
                    case 1 -> bytes()[index] = (byte) whole;
                    case 2 -> shorts()[index] = (short) whole;
                    default -> ints()[index] = (int) whole;
                }
            }
        }
    }

    /**
     * Takes over a run of samples, bit for bit.
     *
     * @param from of the same type
     * @param start first sample of {@code from}
     * @param index where it goes
     */
    public void copy(Plane from, int start, int index, int count) {
        System.arraycopy(from.array, start, array, index, count);
    }

    /** @throws ClassCastException when a sample does not have one byte */
    public byte[] bytes() {
        return (byte[]) array;
    }

    /** @throws ClassCastException when a sample does not have two bytes */
    public short[] shorts() {
        return (short[]) array;
    }

    /** @throws ClassCastException when a sample is no whole number of four bytes */
    public int[] ints() {
        return (int[]) array;
    }

    /** @throws ClassCastException when the type is not {@link SampleType#FLOAT32} */
    public float[] floats() {
        return (float[]) array;
    }

    /** @throws ClassCastException when the type is not {@link SampleType#FLOAT64} */
    public double[] doubles() {
        return (double[]) array;
    }
}
