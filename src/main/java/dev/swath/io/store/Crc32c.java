package dev.swath.io.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A CRC32C (RFC 3720, appendix B.4) that can be copied as it stands, which Java's own cannot: a copy knows the sum of the
 * bytes so far, counts anew, and joins both in the end.
 */
final class Crc32c {
    /** The polynomial of Castagnoli, its lowest power in the highest bit. */
    private static final int POLYNOMIAL = 0x82F63B78;

    private static final int ONE = 1 << 31;
    private static final int X_TO_THE_8 = 1 << 23;

    private final CRC32C since = new CRC32C();
    private long before;
    private long bytesSince;

    void update(byte[] bytes, int offset, int length) {
        since.update(bytes, offset, length);
        bytesSince += length;
    }

    void update(ByteBuffer bytes) {
        bytesSince += bytes.remaining();
        since.update(bytes);
    }

    void reset() {
        since.reset();
        before = 0;
        bytesSince = 0;
    }

    Crc32c copy() {
        var copy = new Crc32c();
        copy.before = value();
        return copy;
    }

    /** 0 to 2^32 - 1. */
    long value() {
        return Integer.toUnsignedLong(times(power(bytesSince), (int) before)) ^ since.getValue();
    }

    /** x to the power of 8 n: what the sum of earlier bytes is multiplied by when n bytes follow; as zlib does it. */
    private static int power(long n) {
        int power = ONE;
        int square = X_TO_THE_8;
        for (long rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power = times(power, square);
            }
            square = times(square, square);
        }
        return power;
    }

    /** The product of two polynomials over GF(2), modulo ours. */
    private static int times(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : (shifted >>> 1) ^ POLYNOMIAL;
        }
        return product;
    }
}
