package dev.swath.io.engine;

/**
 * What the samples of a composite are. Within blocks every sample is a key: a whole number in the same order as the
 * sample, so that one sorting network serves both kinds.
 */
public enum SampleKind {
    /** Whole numbers 0..65535; the key is the number. */
    UINT16(2, 0, 15),
    /** IEEE 754 single precision, NaN excepted; the key is its bits, those of negative numbers turned round. */
    FLOAT32(4, Integer.MIN_VALUE, 31);

    private final int bytes;
    private final int leastKey;
    private final int highestBit;

    SampleKind(int bytes, int leastKey, int highestBit) {
        this.bytes = bytes;
        this.leastKey = leastKey;
        this.highestBit = highestBit;
    }

    /** Bytes per sample. */
    public int bytes() {
        return bytes;
    }

    /** No key is less. */
    int leastKey() {
        return leastKey;
    }

    /** Highest bit in which a key differs from the least one. */
    int highestBit() {
        return highestBit;
    }

    double value(int key) {
        return this == UINT16 ? key : toFloat(key);
    }

    static int toKey(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    static float toFloat(int key) {
        return Float.intBitsToFloat(key ^ ((key >> 31) & Integer.MAX_VALUE));
    }
}
