package dev.swath.io.vector;

import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Shapes and attributes in step. Reads without {@code .shx}, {@code .dbf} or {@code .prj} as far as that goes. */
final class ShapefileReader implements RecordReader {
    private static final int MAX_PRJ_BYTES = 1 << 16;

    private final String name;
    private final ShapeRecords shapes;
    private final @Nullable Dbf dbf;
    private final @Nullable String crs;
    private long row;

    private ShapefileReader(String name, ShapeRecords shapes, @Nullable Dbf dbf, @Nullable String crs) {
        this.name = name;
        this.shapes = shapes;
        this.dbf = dbf;
        this.crs = crs;
    }

    static ShapefileReader open(Path shp, @Nullable Charset charset) throws IOException {
        ShapefileParts parts = ShapefileParts.of(shp);
        String crs = firstText(parts.prj());
        ShapeRecords shapes = new ShapeRecords(shp, parts.shx());
        try {
            Path table = parts.dbf();
            Dbf dbf = table == null ? null : Dbf.open(table, charset, firstText(parts.cpg()));
            ShapefileReader reader = new ShapefileReader(shp.getFileName().toString(), shapes, dbf, crs);
            reader.checkCounts();
            return reader;
        } catch (IOException | Corrupt e) {
            shapes.close();
            throw e;
        }
    }

    private void checkCounts() throws IOException {
        if (dbf != null && shapes.count() >= 0 && dbf.count() != shapes.count()) {
            dbf.close();
            throw mismatch("its .shx lists " + shapes.count() + " records, its .dbf has " + dbf.count() + " rows");
        }
    }

    private static @Nullable String firstText(@Nullable Path sidecar) throws IOException {
        if (sidecar == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(sidecar)) {
            String text = new String(in.readNBytes(MAX_PRJ_BYTES), StandardCharsets.UTF_8);
            text = text.replace("\uFEFF", "").replace("\0", "").strip();
            return text.isEmpty() ? null : text;
        }
    }

    @Override
    public @Nullable RawFeature next() throws IOException {
        while (true) {
            row++;
            Geometry geometry = null;
            String problem = null;
            try {
                ByteBuffer content = shapes.next();
                if (content == null) {
                    return end(row - 1);
                }
                geometry = ShapeGeometry.read(content, shapes.type());
            } catch (Unreadable e) {
                problem = e.getMessage();
            }
            if (dbf == null) {
                return new RawFeature(row, geometry, Map.of(), problem);
            }
            if (row > dbf.count()) {
                return surplus();
            }
            Map<String, Object> attributes = dbf.row(row);
            if (attributes != null) {
                return new RawFeature(row, geometry, attributes, problem);
            }
        }
    }

    private @Nullable RawFeature end(long records) {
        if (dbf != null && records < dbf.count()) {
            throw mismatch("it ends after record " + records + ", its .dbf has " + dbf.count() + " rows");
        }
        return null;
    }

    private @Nullable RawFeature surplus() {
        throw mismatch("record " + row + " has no row in its .dbf");
    }

    private Corrupt mismatch(String what) {
        return new Corrupt("parts-differ", name + ": " + what + "; copy all parts of one export again");
    }

    @Override
    public long count() {
        return dbf != null ? dbf.count() : shapes.count();
    }

    @Override
    public @Nullable String crs() {
        return crs;
    }

    @Override
    public List<String> columns() {
        return dbf == null ? List.of() : dbf.columns();
    }

    @Override
    public void close() throws IOException {
        shapes.close();
        if (dbf != null) {
            dbf.close();
        }
    }
}
