package dev.swath.io.vector;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** The end of a Parquet file, which says what is in it. Parquet's own way to open files wants Hadoop. */
final class ParquetFooter {
    private static final int HEAD_BYTES = 4;
    /** Length of the footer and the word PAR1. */
    private static final int TAIL_BYTES = 8;
    /** A footer has about a hundred bytes for each column of each row group. */
    private static final int MOST_BYTES = 64 << 20;

    private ParquetFooter() {}

    static ParquetMetadata read(String name, FileChannel file) throws IOException {
        long size = file.size();
        if (size < HEAD_BYTES + TAIL_BYTES) {
            throw corrupt(name, "is too short for a Parquet file");
        }
        ByteBuffer tail = bytes(file, size - TAIL_BYTES, TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int length = tail.getInt();
        String word = StandardCharsets.ISO_8859_1.decode(tail).toString();
        if (word.equals("PARE")) {
            throw new BadInput("geoparquet-encrypted", name + " is encrypted; give it as a plain file");
        }
        if (!word.equals("PAR1")) {
            throw corrupt(name, "does not end as a Parquet file does");
        }
        if (length < 0 || length > MOST_BYTES || length > size - HEAD_BYTES - TAIL_BYTES) {
            throw corrupt(name, "has a footer of " + length + " bytes");
        }
        byte[] footer = bytes(file, size - TAIL_BYTES - length, length).array();
        return new ParquetMetadataConverter()
                .fromParquetMetadata(Util.readFileMetaData(new ByteArrayInputStream(footer), length));
    }

    /**
     * Looks at what a row group announces.
     *
     * @param schema of the columns that are to be read
     * @throws Corrupt when a column lies outside of the file
     * @throws BadInput when one is packed in a way that is not read
     */
    static void demandReadable(String name, FileChannel file, BlockMetaData group, MessageType schema)
            throws IOException {
        for (ColumnChunkMetaData column : group.getColumns()) {
            if (schema.containsPath(column.getPath().toArray())) {
                long start = column.getStartingPos();
                long size = column.getTotalSize();
                if (start < HEAD_BYTES || size < 0 || size > file.size() || start > file.size() - size) {
                    throw corrupt(name, "announces bytes that it does not have");
                }
                if (!ParquetPages.knows(column.getCodec())) {
                    throw new BadInput(
                            "geoparquet-codec",
                            name + " is packed with " + column.getCodec()
                                    + ", which is not read here; write it with zstd, snappy or gzip");
                }
            }
        }
    }

    private static ByteBuffer bytes(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // reads on
        }
        return bytes.flip();
    }

    private static Corrupt corrupt(String name, String what) {
        return new Corrupt("bad-geoparquet", name + " " + what + "; copy or export it again");
    }
}
