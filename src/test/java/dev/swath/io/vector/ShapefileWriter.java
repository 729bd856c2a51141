package dev.swath.io.vector;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Writes polygon shapefiles for tests, record by record: .shp, .shx and .dbf, and what sidecars it is told. */
public final class ShapefileWriter implements Closeable {
    /** A column: dBASE type letter, bytes, decimals. */
    public record Column(String name, char type, int length, int decimals) {}

    private final Path shp;
    private final List<Column> columns;
    private final Charset charset;
    private final OutputStream shapes;
    private final OutputStream index;
    private final OutputStream table;
    private long shapeBytes = 100;
    private int rows;

    public ShapefileWriter(Path shp, Charset charset, Column... columns) throws IOException {
        this.shp = shp;
        this.charset = charset;
        this.columns = List.of(columns);
        this.shapes = open("shp");
        this.index = open("shx");
        this.table = open("dbf");
        shapes.write(new byte[100]);
        index.write(new byte[100]);
        table.write(tableHeader());
    }

    /** The path of the part with this extension. */
    public Path part(String extension) {
        String name = shp.getFileName().toString();
        return shp.resolveSibling(name.substring(0, name.lastIndexOf('.') + 1) + extension);
    }

    public ShapefileWriter sidecar(String extension, String text) throws IOException {
        Files.writeString(part(extension), text);
        return this;
    }

    /** Null values are written as blanks; a null or non-areal geometry as a null shape. */
    public ShapefileWriter add(@Nullable Geometry geometry, @Nullable Object... values) throws IOException {
        return addContent(geometry == null ? nullShape() : polygon(geometry), values);
    }

    /** A record with this content, well-formed or not. */
    public ShapefileWriter addContent(byte[] content, @Nullable Object... values) throws IOException {
        rows++;
        int words = content.length / 2;
        index.write(ByteBuffer.allocate(8)
                .putInt((int) (shapeBytes / 2))
                .putInt(words)
                .array());
        shapes.write(ByteBuffer.allocate(8).putInt(rows).putInt(words).array());
        shapes.write(content);
        shapeBytes += 8 + content.length;
        table.write(' ');
        for (int i = 0; i < columns.size(); i++) {
            table.write(cell(columns.get(i), values[i]));
        }
        return this;
    }

    private byte[] cell(Column column, @Nullable Object value) {
        byte[] text = value == null ? new byte[0] : value.toString().getBytes(charset);
        byte[] cell = " ".repeat(column.length).getBytes(StandardCharsets.US_ASCII);
        int start = column.type == 'N' || column.type == 'F' ? column.length - text.length : 0;
        System.arraycopy(text, 0, cell, start, text.length);
        return cell;
    }

    private static byte[] nullShape() {
        return new byte[4];
    }

    /** Shells clockwise, holes the other way, as the specification wants it. */
    public static byte[] polygon(Geometry geometry) {
        List<Coordinate[]> rings = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) geometry.getGeometryN(i).norm();
            rings.add(polygon.getExteriorRing().getCoordinates());
            for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                LineString hole = polygon.getInteriorRingN(h);
                rings.add(hole.getCoordinates());
            }
        }
        return rings(5, rings.toArray(new Coordinate[0][]));
    }

    /** The rings as they are. */
    public static byte[] rings(int type, Coordinate[]... rings) {
        int points = Arrays.stream(rings).mapToInt(ring -> ring.length).sum();
        ByteBuffer content =
                ByteBuffer.allocate(44 + 4 * rings.length + 16 * points).order(ByteOrder.LITTLE_ENDIAN);
        content.putInt(type).position(36).putInt(rings.length).putInt(points);
        int start = 0;
        for (Coordinate[] ring : rings) {
            content.putInt(start);
            start += ring.length;
        }
        for (Coordinate[] ring : rings) {
            for (Coordinate corner : ring) {
                content.putDouble(corner.x).putDouble(corner.y);
            }
        }
        return content.array();
    }

    private byte[] tableHeader() {
        int rowBytes = 1 + columns.stream().mapToInt(Column::length).sum();
        int headerBytes = 33 + 32 * columns.size();
        ByteBuffer header = ByteBuffer.allocate(headerBytes).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 3).putShort(8, (short) headerBytes).putShort(10, (short) rowBytes);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            int at = 32 + 32 * i;
            boolean text = column.type == 'C';
            header.put(at, column.name.getBytes(charset));
            header.put(at + 11, (byte) column.type).put(at + 16, (byte) column.length);
            header.put(at + 17, (byte) (text ? column.length >> 8 : column.decimals));
        }
        return header.put(headerBytes - 1, (byte) 0x0D).array();
    }

    private OutputStream open(String extension) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(part(extension)), 1 << 16);
    }

    @Override
    public void close() throws IOException {
        table.write(0x1A);
        shapes.close();
        index.close();
        table.close();
        patchMain(part("shp"), shapeBytes);
        patchMain(part("shx"), 100 + 8L * rows);
        try (RandomAccessFile dbf = new RandomAccessFile(part("dbf").toFile(), "rw")) {
            dbf.seek(4);
            dbf.writeInt(Integer.reverseBytes(rows));
        }
    }

    private static void patchMain(Path file, long bytes) throws IOException {
        try (RandomAccessFile main = new RandomAccessFile(file.toFile(), "rw")) {
            main.writeInt(9994);
            main.seek(24);
            main.writeInt((int) (bytes / 2));
            main.writeInt(Integer.reverseBytes(1000));
            main.writeInt(Integer.reverseBytes(5));
        }
    }
}
