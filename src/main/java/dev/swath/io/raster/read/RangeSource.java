package dev.swath.io.raster.read;

import dev.swath.io.base.HttpFetch;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.BiPredicate;
import software.amazon.awssdk.services.s3.S3Client;

/** The bytes of a file, in any order. Safe for many threads; none of them should be interrupted while it reads. */
public interface RangeSource extends AutoCloseable {
    /** What to call it in messages; never a secret. */
    String name();

    /** Bytes of the whole file. */
    long length();

    /** The same for the same bytes only: two sources of one identity may share what was read. */
    String identity();

    /**
     * @param offset of the first byte, at least 0
     * @param length how many bytes; all of them lie within the file
     * @throws dev.swath.model.trouble.Corrupt {@code raster-changed} when another file lies there by now
     * @throws dev.swath.model.trouble.Trouble when the bytes cannot be had
     */
    byte[] read(long offset, int length);

    @Override
    void close();

    /** @throws dev.swath.model.trouble.BadInput {@code raster-unreadable} */
    static RangeSource of(Path file) {
        return LocalFile.open(file);
    }

    /**
     * Asks at once for the first 32 KiB, and so learns length and entity tag.
     *
     * @param mayFollow whether a redirect from the one address to the other is followed
     * @throws dev.swath.model.trouble.Refused {@code no-ranges} when the server sends the whole file instead
     */
    static RangeSource of(HttpFetch fetch, URI link, BiPredicate<URI, URI> mayFollow) {
        return new RemoteFile(new HttpRanges(fetch, link, mayFollow));
    }

    /**
     * Asks at once for the first 32 KiB, and so learns length and entity tag.
     *
     * @param requesterPays whether we pay for the transfer, without which some buckets give nothing
     */
    static RangeSource of(S3Client bucket, String bucketName, String key, boolean requesterPays) {
        return new RemoteFile(new S3Ranges(bucket, bucketName, key, requesterPays));
    }
}
