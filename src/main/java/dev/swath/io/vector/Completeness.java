package dev.swath.io.vector;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Compares what the headers of a shapefile's parts announce with what lies on the disk. */
final class Completeness {
    /** The header counts 16-bit words in a signed int. */
    private static final long HEADER_LIMIT_BYTES = 4L << 30;

    private Completeness() {}

    static @Nullable String lacks(ShapefileParts parts) throws IOException {
        Path shx = parts.shx();
        Path dbf = parts.dbf();
        if (shx == null || dbf == null) {
            return "parts are missing";
        }
        try (FileWindow index = new FileWindow(shx);
                FileWindow table = new FileWindow(dbf);
                FileWindow shapes = new FileWindow(parts.shp())) {
            for (FileWindow part : new FileWindow[] {index, shapes}) {
                if (part.size() < 100) {
                    return part.name() + " has no complete header yet";
                }
            }
            if (table.size() < 33) {
                return table.name() + " has no complete header yet";
            }
            String lack = tableLacks(table, index);
            return lack != null ? lack : shapesLack(shapes, index);
        }
    }

    private static @Nullable String tableLacks(FileWindow table, FileWindow index) throws IOException {
        long announced = announced(index);
        if (announced != index.size()) {
            return index.name() + " has " + index.size() + " bytes, its header announces " + announced;
        }
        ByteBuffer header = table.at(0, 32).order(ByteOrder.LITTLE_ENDIAN);
        long rows = Integer.toUnsignedLong(header.getInt(4));
        long needed = Short.toUnsignedInt(header.getShort(8)) + rows * Short.toUnsignedInt(header.getShort(10));
        if (table.size() < needed) {
            return table.name() + " has " + table.size() + " bytes, its header announces " + needed;
        }
        long records = (index.size() - 100) / 8;
        return rows == records ? null : table.name() + " has " + rows + " rows, " + index.name() + " " + records;
    }

    private static @Nullable String shapesLack(FileWindow shapes, FileWindow index) throws IOException {
        long announced = announced(shapes);
        if (shapes.size() == announced || shapes.size() >= HEADER_LIMIT_BYTES) {
            return null;
        }
        if (shapes.size() > announced && index.size() > 100 && lastRecordEnd(index) <= announced) {
            return null;
        }
        return shapes.name() + " has " + shapes.size() + " bytes, its header announces " + announced;
    }

    private static long lastRecordEnd(FileWindow index) throws IOException {
        ByteBuffer last = index.at(index.size() - 8, 8);
        return 2 * Integer.toUnsignedLong(last.getInt(0)) + 8 + 2 * Integer.toUnsignedLong(last.getInt(4));
    }

    /** Bytes a .shp or .shx announces at offset 24. */
    static long announced(FileWindow part) throws IOException {
        return 2 * Integer.toUnsignedLong(part.at(24, 4).getInt(0));
    }
}
