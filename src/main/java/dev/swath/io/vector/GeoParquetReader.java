package dev.swath.io.vector;

import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * GeoParquet with geometries as well-known binary, packed with Snappy, Zstandard, gzip or not at all. Columns of plain
 * values become attributes; lists, structs and bytes are left out. A page of each column is in memory at a time.
 */
final class GeoParquetReader implements RecordReader {
    private final String name;
    private final FileChannel file;
    private final GeoParquetColumns columns;
    private final String writer;
    private final List<BlockMetaData> groups;
    private final Iterator<BlockMetaData> coming;
    private List<ColumnReader> values = List.of();
    private long left;
    private long row;

    private GeoParquetReader(String name, FileChannel file, GeoParquetColumns columns, ParquetMetadata footer) {
        this.name = name;
        this.file = file;
        this.columns = columns;
        this.writer = String.valueOf(footer.getFileMetaData().getCreatedBy());
        this.groups = footer.getBlocks();
        this.coming = groups.iterator();
    }

    static GeoParquetReader open(Path path) throws IOException {
        String name = path.getFileName().toString();
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        boolean good = false;
        try {
            ParquetMetadata footer = ParquetFooter.read(name, file);
            FileMetaData about = footer.getFileMetaData();
            var geo = GeoParquetMetadata.of(name, about.getKeyValueMetaData().get("geo"));
            var columns = GeoParquetColumns.of(name, geo, about.getSchema());
            for (BlockMetaData group : footer.getBlocks()) {
                ParquetFooter.demandReadable(name, file, group, columns.schema());
            }
            good = true;
            return new GeoParquetReader(name, file, columns, footer);
        } catch (IOException | RuntimeException e) {
            throw said(name, e);
        } finally {
            if (!good) {
                file.close();
            }
        }
    }

    /** Damaged bytes come out of the library as any exception; what was said in plain words stays. */
    private static Trouble said(String where, Exception cause) {
        if (cause instanceof Trouble trouble) {
            return trouble;
        }
        return new Corrupt(
                "bad-geoparquet",
                where + " cannot be read as a Parquet file (" + Unreadable.shown(String.valueOf(cause.getMessage()))
                        + "); copy or export it again",
                cause);
    }

    @Override
    public @Nullable RawFeature next() {
        try {
            while (left == 0) {
                if (!coming.hasNext()) {
                    return null;
                }
                begin(coming.next());
            }
            left--;
            row++;
            return feature();
        } catch (RuntimeException e) {
            throw said(name + ", row " + row, e);
        }
    }

    private void begin(BlockMetaData group) {
        Map<ColumnPath, ColumnChunkMetaData> chunks = new LinkedHashMap<>();
        group.getColumns().forEach(chunk -> chunks.put(chunk.getPath(), chunk));
        var store = new ColumnReadStoreImpl(
                new PageReadStore() {
                    @Override
                    public PageReader getPageReader(ColumnDescriptor column) {
                        ColumnChunkMetaData chunk = chunks.get(ColumnPath.get(column.getPath()));
                        if (chunk == null) {
                            throw new IllegalArgumentException("a row group lacks a column");
                        }
                        return new ParquetColumn(file, chunk, column.getPrimitiveType());
                    }

                    @Override
                    public long getRowCount() {
                        return group.getRowCount();
                    }
                },
                new NoConverters(),
                columns.schema(),
                writer);
        List<ColumnReader> readers = new ArrayList<>();
        columns.schema().getColumns().forEach(column -> readers.add(store.getColumnReader(column)));
        values = readers;
        left = group.getRowCount();
    }

    private RawFeature feature() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Geometry geometry = null;
        String problem = null;
        for (int i = 0; i < values.size(); i++) {
            ColumnReader at = values.get(i);
            if (at.getCurrentDefinitionLevel() == at.getDescriptor().getMaxDefinitionLevel()) {
                if (i == columns.geometry()) {
                    try {
                        geometry = geometry(at);
                    } catch (Unreadable unreadable) {
                        problem = unreadable.getMessage();
                    }
                } else {
                    Object value = columns.values().get(i).of(at);
                    if (value != null) {
                        attributes.put(columns.names().get(i), value);
                    }
                }
            }
            at.consume();
        }
        return new RawFeature(row, geometry, attributes, problem);
    }

    private static @Nullable Geometry geometry(ColumnReader at) throws Unreadable {
        int bytes = at.getBinary().length();
        if (bytes > MAX_RECORD_BYTES) {
            throw new Unreadable(
                    "the geometry has " + bytes + " bytes, more than " + MAX_RECORD_BYTES + "; split or simplify it");
        }
        return Wkb.read(at.getBinary().getBytes());
    }

    @Override
    public long count() {
        return groups.stream().mapToLong(BlockMetaData::getRowCount).sum();
    }

    @Override
    public @Nullable String crs() {
        return columns.crs();
    }

    @Override
    public List<String> columns() {
        return columns.attributes();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
