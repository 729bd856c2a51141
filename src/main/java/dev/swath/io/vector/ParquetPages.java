package dev.swath.io.vector;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Unpacks the pages of Parquet files; Parquet's own codecs want Hadoop and native libraries. */
final class ParquetPages {
    /** Pages are made a megabyte large; one with a single huge record is larger. */
    static final int MAX_PAGE_BYTES = 2 * RecordReader.MAX_RECORD_BYTES;

    private ParquetPages() {}

    /** Whether pages of this kind can be unpacked. */
    static boolean knows(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED, ZSTD, GZIP, SNAPPY -> true;
            default -> false;
        };
    }

    /**
     * @param bytes that must come out, at most {@link #MAX_PAGE_BYTES}
     * @throws IOException when the page is damaged
     */
    static byte[] unpack(CompressionCodecName name, byte[] packed, int bytes) throws IOException {
        byte[] page =
                switch (name) {
                    case UNCOMPRESSED -> packed;
                    case ZSTD -> zstd(packed, bytes);
                    case SNAPPY -> Snappy.unpack(packed, bytes);
                    case GZIP -> gzip(packed, bytes);
                    default -> throw new IOException("pages packed with " + name + " are not read");
                };
        if (page.length != bytes) {
            throw new IOException("a page is damaged");
        }
        return page;
    }

    private static byte[] zstd(byte[] packed, int bytes) throws IOException {
        try {
            return Zstd.decompress(packed, bytes);
        } catch (ZstdException damaged) {
            throw new IOException("a page is damaged", damaged);
        }
    }

    private static byte[] gzip(byte[] packed, int bytes) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            // one more than there should be, so that more is noticed and no more is unpacked
            return in.readNBytes(bytes + 1);
        }
    }
}
