package dev.swath.io.raster.read;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The ways blocks are packed. */
enum Codec {
    NONE(1),
    /** A code of 12 bits stands for at most 3837 bytes. */
    LZW(2558),
    DEFLATE(1032),
    /** A block of 128 KiB of one byte takes four. */
    ZSTD(32_768),
    PACKBITS(64);

    private static final int OLD_DEFLATE = 32946;

    private final int greatestRatio;

    Codec(int greatestRatio) {
        this.greatestRatio = greatestRatio;
    }

    /** What a block must come to: all sizes in bytes. */
    record Sizes(int wanted, int least, int most) {
        /**
         * @param wanted the first bytes that are needed
         * @param least what the block must have
         * @param most what it may have: the last strip of some writers is as long as all others
         */
        Sizes {
            if (wanted < 0 || wanted > least || least > most) {
                throw new IllegalArgumentException(wanted + " of " + least + " to " + most + " bytes");
            }
        }
    }

    static Codec of(Directory directory) {
        long compression = directory.number(Tag.COMPRESSION, 1);
        return switch ((int) Math.min(compression, Integer.MAX_VALUE)) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 8, OLD_DEFLATE -> DEFLATE;
            case 32773 -> PACKBITS;
            case 50000 -> ZSTD;
            default ->
                throw directory
                        .bytes()
                        .unsupported("the compression "
                                + switch ((int) compression) {
                                    case 2, 3, 4 -> "CCITT";
                                    case 6, 7 -> "JPEG";
                                    case 34712 -> "JPEG 2000";
                                    case 34887 -> "LERC";
                                    case 34925 -> "LZMA";
                                    case 50001 -> "WEBP";
                                    case 50002, 52546 -> "JPEG XL";
                                    default -> "number " + compression;
                                });
        };
    }

    boolean takesPredictor() {
        return this == LZW || this == DEFLATE || this == ZSTD;
    }

    /** Whether so many packed bytes can be those of a block at all; asked before room is made for it. */
    boolean isPlausible(long packed, Sizes sizes) {
        boolean isEnough = packed >= (sizes.least() + greatestRatio - 1) / greatestRatio;
        return isEnough && (this == NONE || packed <= 2L * sizes.most() + 65_536);
    }

    /**
     * Unpacks. Where all of a block is wanted, it must also end there.
     *
     * @param packed of which {@code length} bytes from {@code offset} on are the block
     * @param room for all that the block may have
     * @throws DataFormatException with what is wrong
     */
    void unpack(byte[] packed, int offset, int length, byte[] room, Sizes sizes, Inflater inflater)
            throws DataFormatException {
        switch (this) {
            case NONE -> System.arraycopy(packed, offset, room, 0, sizes.wanted());
            case LZW -> new Lzw(packed, offset, length).unpack(room, sizes);
            case DEFLATE -> inflate(packed, offset, length, room, sizes, inflater);
            case ZSTD -> unzstd(packed, offset, length, room, sizes);
            case PACKBITS -> unpackBits(packed, offset, length, room, sizes);
        }
    }

    private static void inflate(byte[] packed, int offset, int length, byte[] room, Sizes sizes, Inflater inflater)
            throws DataFormatException {
        inflater.reset();
        inflater.setInput(packed, offset, length);
        int done = 0;
        while (done < sizes.wanted()) {
            int more = inflater.inflate(room, done, sizes.wanted() - done);
            if (more == 0) {
                throw tooShort(done, sizes);
            }
            done += more;
        }
        if (sizes.wanted() < sizes.least()) {
            // rows below the window stay packed
            return;
        }
        // to the very end, where the checksum is
        while (!inflater.finished()) {
            int more = inflater.inflate(room, done, sizes.most() - done);
            done += more;
            if (more == 0 && !inflater.finished()) {
                throw done == sizes.most() && !inflater.needsInput() ? tooLong(sizes) : tooShort(done, sizes);
            }
        }
    }

    private static void unzstd(byte[] packed, int offset, int length, byte[] room, Sizes sizes)
            throws DataFormatException {
        try {
            long done = Zstd.decompressByteArray(room, 0, sizes.most(), packed, offset, length);
            if (done < sizes.least()) {
                throw tooShort((int) done, sizes);
            }
        } catch (ZstdException cause) {
            throw new DataFormatException("ZSTD says: " + cause.getMessage());
        }
    }

    private static void unpackBits(byte[] packed, int offset, int length, byte[] room, Sizes sizes)
            throws DataFormatException {
        int at = offset;
        int end = offset + length;
        int done = 0;
        while (done < sizes.wanted()) {
            if (at >= end) {
                throw tooShort(done, sizes);
            }
            int head = packed[at++];
            boolean isRun = head < 0;
            if (head == -128) {
                continue;
            }
            int count = isRun ? 1 - head : head + 1;
            int taken = isRun ? 1 : count;
            if (taken > end - at || count > sizes.most() - done) {
                throw taken > end - at ? tooShort(done, sizes) : tooLong(sizes);
            }
            if (isRun) {
                Arrays.fill(room, done, done + count, packed[at]);
            } else {
                System.arraycopy(packed, at, room, done, count);
            }
            at += taken;
            done += count;
        }
    }

    static DataFormatException tooShort(int done, Sizes sizes) {
        return new DataFormatException("it ends after " + done + " of " + sizes.least() + " bytes");
    }

    static DataFormatException tooLong(Sizes sizes) {
        return new DataFormatException("it has more than " + sizes.most() + " bytes");
    }
}
