package dev.swath.io.stac.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages with Zstandard alone: Parquet's own choice of codecs wants Hadoop. */
final class Zstandard implements CompressionCodecFactory {
    private static final int LEVEL = 3;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        if (name != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("only ZSTD is written, not " + name);
        }
        return new Compressor();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        return new Decompressor();
    }

    @Override
    public void release() {
        // nothing is held between pages
    }

    private static byte[] bytes(BytesInput page) throws IOException {
        var bytes = new ByteArrayOutputStream(Math.toIntExact(page.size()));
        page.writeAllTo(bytes);
        return bytes.toByteArray();
    }

    private static final class Compressor implements BytesInputCompressor {
        @Override
        public BytesInput compress(BytesInput page) throws IOException {
            return BytesInput.from(Zstd.compress(bytes(page), LEVEL));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            // nothing is held between pages
        }
    }

    /** Asked for by the interface; a writer never calls it. */
    private static final class Decompressor implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int bytes) throws IOException {
            return BytesInput.from(Zstd.decompress(Zstandard.bytes(page), bytes));
        }

        @Override
        public void decompress(ByteBuffer page, int size, ByteBuffer to, int bytes) throws IOException {
            byte[] packed = new byte[size];
            page.get(packed);
            to.put(Zstd.decompress(packed, bytes));
        }

        @Override
        public void release() {
            // nothing is held between pages
        }
    }
}
