package dev.swath.io.raster.write;

import dev.swath.io.base.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;

/** An image whose bytes are known but not yet anywhere: they can be written as often as needed, until it is closed. */
public final class PreparedCog implements Closeable {
    private final byte[] header;
    private final List<BandStatistics> statistics;
    private final Pyramid pyramid;

    PreparedCog(byte[] header, List<BandStatistics> statistics, Pyramid pyramid) {
        this.header = header;
        this.statistics = statistics;
        this.pyramid = pyramid;
    }

    /** Bytes of the file. */
    public long size() {
        return header.length
                + pyramid.levels().stream()
                        .mapToLong(level -> level.spill().size())
                        .sum();
    }

    /** A band's figures each, in order; empty when they were not asked for. */
    public List<BandStatistics> statistics() {
        return statistics;
    }

    /** Writes the whole file; the stream is flushed, not closed. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(header);
        for (int i = pyramid.levels().size() - 1; i >= 0; i--) {
            pyramid.levels().get(i).spill().writeTo(out);
        }
        out.flush();
    }

    /** SHA-256 of the file in lower-case hexadecimal; reads the temporary files once. */
    public String sha256() throws IOException {
        MessageDigest digest = Sha256.begin();
        writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return Sha256.hex(digest);
    }

    /** Deletes the temporary files. */
    @Override
    public void close() throws IOException {
        pyramid.close();
    }
}
