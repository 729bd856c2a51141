package dev.swath.io.raster;

/** What a sample is: whole numbers with or without sign, or floating point, of so many bytes. */
public enum SampleType {
    UINT8(1, false),
    INT8(1, true),
    UINT16(2, false),
    INT16(2, true),
    UINT32(4, false),
    INT32(4, true),
    FLOAT32(4, true),
    FLOAT64(8, true);

    private final int bytes;
    private final boolean signed;

    SampleType(int bytes, boolean signed) {
        this.bytes = bytes;
        this.signed = signed;
    }

    /** Bytes per sample. */
    public int bytes() {
        return bytes;
    }

    public boolean isSigned() {
        return signed;
    }

    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** The least value; of floating point the least finite one. */
    public double least() {
        return switch (this) {
            case FLOAT32 -> -Float.MAX_VALUE;
            case FLOAT64 -> -Double.MAX_VALUE;
            default -> signed ? -Math.pow(2, bytes * 8 - 1) : 0;
        };
    }

    /** The greatest value; of floating point the greatest finite one. */
    public double greatest() {
        return switch (this) {
            case FLOAT32 -> Float.MAX_VALUE;
            case FLOAT64 -> Double.MAX_VALUE;
            default -> Math.pow(2, signed ? bytes * 8 - 1 : bytes * 8) - 1;
        };
    }
}
