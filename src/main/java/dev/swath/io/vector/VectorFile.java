package dev.swath.io.vector;

import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A vector file read once, from front to back, one record in memory at a time whatever its size.
 *
 * <p>A record that cannot be read comes out with its {@link RawFeature#problem()} and the rest goes on. A file that
 * cannot be read further throws {@link dev.swath.model.trouble.Corrupt} or {@link BadInput}, from {@link #open},
 * {@link #hasNext} or {@link #next}, and ends there. A failing disk throws {@link UncheckedIOException}.
 */
public final class VectorFile implements AutoCloseable, Iterator<RawFeature> {
    private final RecordReader reader;
    private @Nullable RawFeature ahead;
    private boolean ended;

    private VectorFile(RecordReader reader) {
        this.reader = reader;
    }

    /**
     * Opens {@code .shp}, {@code .geojson}, {@code .json}, {@code .gpkg}, {@code .kml} or {@code .parquet}, in any case.
     *
     * @param charsetOverride the encoding of a shapefile's attributes where its {@code .cpg} and {@code .dbf} are wrong
     *     or silent; the other formats say theirs and ignore this
     */
    public static VectorFile open(Path file, @Nullable Charset charsetOverride) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("missing-file", file + " is not there or is not a file; check the path");
        }
        try {
            return new VectorFile(reader(file, charsetOverride));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordReader reader(Path file, @Nullable Charset charset) throws IOException {
        String name = file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "shp" -> ShapefileReader.open(file, charset);
            case "geojson", "json" -> GeoJsonReader.open(file);
            case "gpkg" -> GeoPackageReader.open(file);
            case "kml" -> KmlReader.open(file);
            case "parquet", "geoparquet" -> GeoParquetReader.open(file);
            default ->
                throw new BadInput(
                        "unknown-format",
                        name + " is of no known vector format; give a .shp, .geojson, .gpkg, .kml or .parquet file");
        };
    }

    /** Records the file announces, deleted ones included, or -1 where the format announces none. */
    public long count() {
        return reader.count();
    }

    /**
     * The coordinate reference system: WKT of the {@code .prj} or of the GeoPackage's definition; an {@code EPSG:n} code
     * for GeoJSON, KML and GeoParquet; null where the file says nothing.
     */
    public @Nullable String crs() {
        return reader.crs();
    }

    /** Attribute names in file order. GeoJSON and KML announce none: there, those of the records read so far. */
    public List<String> columns() {
        return reader.columns();
    }

    @Override
    public boolean hasNext() {
        if (ahead == null && !ended) {
            ended = true;
            try {
                ahead = reader.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ended = ahead == null;
        }
        return ahead != null;
    }

    @Override
    public RawFeature next() {
        RawFeature feature = hasNext() ? ahead : null;
        if (feature == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return feature;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
