package dev.swath.io.raster;

/** Unsigned integer samples that the writer knows. */
public enum SampleType {
    /** One byte, 0 to 255. */
    UINT8(1),
    /** Two bytes, 0 to 65535. */
    UINT16(2);

    private final int bytes;

    SampleType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per sample. */
    public int bytes() {
        return bytes;
    }
}
