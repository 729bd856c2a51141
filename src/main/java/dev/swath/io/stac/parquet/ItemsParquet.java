package dev.swath.io.stac.parquet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Writes {@code items.parquet}: stac-geoparquet 1.1.0 (https://github.com/radiantearth/stac-geoparquet-spec), a row per
 * item and a column per property, which whole catalogs are queried by. Memory is that of one row group, whatever the
 * number of items.
 */
public final class ItemsParquet {
    /** Its media type, for the asset that leads to it. */
    public static final String MEDIA_TYPE = "application/vnd.apache.parquet";

    private static final String VERSION = "1.1.0";
    private static final long ROW_GROUP_BYTES = 16 << 20;

    private ItemsParquet() {}

    /** Items that can be gone through twice and are the same, in the same order, both times. */
    @FunctionalInterface
    public interface Items {
        /** Hands over each item; it is not changed, nor kept. */
        void each(Consumer<ObjectNode> item);
    }

    /**
     * What was written.
     *
     * @param rows items
     * @param leftOut properties that have no column, since the item's own fields are named so
     */
    public record Written(long rows, Set<String> leftOut) {}

    /**
     * Writes a file; whatever lay there is replaced.
     *
     * @param collections the items' collections by id, for the file's metadata
     * @throws UncheckedIOException when it cannot be written
     */
    public static Written write(Path file, Items items, Map<String, ObjectNode> collections) {
        return write(
                file,
                items,
                new Columns(),
                Map.of("stac-geoparquet", metadata(collections).toString()));
    }

    /**
     * Writes features that are no items as GeoParquet 1.1: {@code geometry}, {@code bbox} and a column for each property.
     *
     * @param features each with {@code geometry}, {@code bbox} and {@code properties}, in longitude and latitude
     * @throws UncheckedIOException when it cannot be written
     */
    public static Written writeFeatures(Path file, Items features) {
        return write(file, features, Columns.ofFeatures(), Map.of());
    }

    private static Written write(Path file, Items items, Columns columns, Map<String, String> more) {
        items.each(columns::see);
        var metadata = new TreeMap<>(more);
        metadata.put("geo", columns.geo().toString());
        long[] rows = {0};
        try (ParquetWriter<ObjectNode> writer = new Rows(file, new RowWriter(columns, metadata)).build()) {
            items.each(item -> {
                write(writer, item);
                rows[0]++;
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " cannot be written: " + broken.getMessage(), broken);
        }
        return new Written(rows[0], Set.copyOf(columns.leftOut()));
    }

    private static void write(ParquetWriter<ObjectNode> writer, ObjectNode item) {
        try {
            writer.write(item);
        } catch (IOException broken) {
            throw new UncheckedIOException("items.parquet cannot be written: " + broken.getMessage(), broken);
        }
    }

    private static ObjectNode metadata(Map<String, ObjectNode> collections) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("version", VERSION);
        ObjectNode byId = metadata.putObject("collections");
        new TreeMap<>(collections).forEach(byId::set);
        return metadata;
    }

    private static final class Rows extends ParquetWriter.Builder<ObjectNode, Rows> {
        private final RowWriter rows;

        Rows(Path file, RowWriter rows) {
            super(new LocalOutputFile(file));
            this.rows = rows;
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new Zstandard());
            withCompressionCodec(CompressionCodecName.ZSTD);
            withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
            withRowGroupSize(ROW_GROUP_BYTES);
        }

        @Override
        protected Rows self() {
            return this;
        }

        @Override
        protected WriteSupport<ObjectNode> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }

        /** Never called, but has to be there: the configuration is a plain one, without Hadoop. */
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<ObjectNode> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }
}
