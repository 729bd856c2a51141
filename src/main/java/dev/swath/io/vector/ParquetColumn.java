package dev.swath.io.vector;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/** The pages of a column within a row group, one in memory at a time. */
final class ParquetColumn implements PageReader {
    private final ColumnChunkMetaData column;
    private final PrimitiveType type;
    private final InputStream bytes;
    private long values;
    private @Nullable PageHeader ahead;

    ParquetColumn(FileChannel file, ColumnChunkMetaData column, PrimitiveType type) {
        this.column = column;
        this.type = type;
        this.bytes = new BufferedInputStream(new Cutout(file, column.getStartingPos(), column.getTotalSize()), 1 << 16);
    }

    @Override
    public long getTotalValueCount() {
        return column.getValueCount();
    }

    @Override
    @SuppressWarnings("NullAway") // null is the library's word for no dictionary
    public DictionaryPage readDictionaryPage() {
        try {
            PageHeader header = header();
            if (header.getType() != PageType.DICTIONARY_PAGE) {
                ahead = header;
                return null;
            }
            var dictionary = header.getDictionary_page_header();
            byte[] page = unpacked(packed(header.getCompressed_page_size()), header.getUncompressed_page_size());
            return new DictionaryPage(
                    BytesInput.from(page), dictionary.getNum_values(), encoding(dictionary.getEncoding()));
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // null is the library's word for the end
    public DataPage readPage() {
        try {
            while (values < column.getValueCount()) {
                PageHeader header = header();
                byte[] packed = packed(header.getCompressed_page_size());
                if (header.getType() == PageType.DATA_PAGE) {
                    return page(header.getData_page_header(), packed, header.getUncompressed_page_size());
                } else if (header.getType() == PageType.DATA_PAGE_V2) {
                    return page(header.getData_page_header_v2(), packed, header.getUncompressed_page_size());
                }
            }
            return null;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private DataPage page(DataPageHeader header, byte[] packed, int size) throws IOException {
        count(header.getNum_values());
        return new DataPageV1(
                BytesInput.from(unpacked(packed, size)),
                header.getNum_values(),
                size,
                Statistics.getBuilderForReading(type).build(),
                encoding(header.getRepetition_level_encoding()),
                encoding(header.getDefinition_level_encoding()),
                encoding(header.getEncoding()));
    }

    /** Levels come first and are never packed. */
    private DataPage page(DataPageHeaderV2 header, byte[] packed, int size) throws IOException {
        count(header.getNum_values());
        int repetitions = header.getRepetition_levels_byte_length();
        int definitions = header.getDefinition_levels_byte_length();
        int data = packed.length - repetitions - definitions;
        if (repetitions < 0 || definitions < 0 || data < 0) {
            throw new IOException("a page is damaged");
        }
        byte[] rest = Arrays.copyOfRange(packed, repetitions + definitions, packed.length);
        boolean isPacked = !header.isSetIs_compressed() || header.isIs_compressed();
        return DataPageV2.uncompressed(
                header.getNum_rows(),
                header.getNum_nulls(),
                header.getNum_values(),
                BytesInput.from(packed, 0, repetitions),
                BytesInput.from(packed, repetitions, definitions),
                encoding(header.getEncoding()),
                BytesInput.from(isPacked && data > 0 ? unpacked(rest, size - repetitions - definitions) : rest),
                Statistics.getBuilderForReading(type).build());
    }

    private void count(int more) throws IOException {
        if (more < 0) {
            throw new IOException("a page is damaged");
        }
        values += more;
    }

    private PageHeader header() throws IOException {
        PageHeader header = ahead == null ? Util.readPageHeader(bytes) : ahead;
        ahead = null;
        int most = Math.max(header.getCompressed_page_size(), header.getUncompressed_page_size());
        int least = Math.min(header.getCompressed_page_size(), header.getUncompressed_page_size());
        if (least < 0 || most > ParquetPages.MAX_PAGE_BYTES) {
            throw new IOException("a page of " + most + " bytes, and the most are " + ParquetPages.MAX_PAGE_BYTES);
        }
        return header;
    }

    private byte[] packed(int size) throws IOException {
        byte[] packed = bytes.readNBytes(size);
        if (packed.length != size) {
            throw new EOFException("a page ends too early");
        }
        return packed;
    }

    private byte[] unpacked(byte[] packed, int size) throws IOException {
        return ParquetPages.unpack(column.getCodec(), packed, size);
    }

    private static Encoding encoding(org.apache.parquet.format.Encoding encoding) {
        return Encoding.valueOf(encoding.name());
    }
}
