package dev.swath.io.vector;

import dev.swath.model.trouble.Corrupt;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attribute table of a shapefile (dBASE III to V, FoxPro), a row at a time. */
final class Dbf implements Closeable {
    private static final int HEADER_BYTES = 32;
    private static final int FIELD_BYTES = 32;

    private final FileWindow file;
    private final long rows;
    private final int headerBytes;
    private final int rowBytes;
    private final List<DbfField> fields;
    private final AttributeText text;

    private Dbf(FileWindow file, @Nullable Charset override, @Nullable String cpg) throws IOException {
        this.file = file;
        if (file.size() <= HEADER_BYTES) {
            throw bad("has no complete header");
        }
        ByteBuffer header = file.at(0, HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        this.rows = Integer.toUnsignedLong(header.getInt(4));
        this.headerBytes = Short.toUnsignedInt(header.getShort(8));
        this.rowBytes = Short.toUnsignedInt(header.getShort(10));
        this.text = AttributeText.of(override, cpg, Byte.toUnsignedInt(header.get(29)));
        if (headerBytes <= HEADER_BYTES || headerBytes > file.size() || rowBytes == 0) {
            throw bad("has a header of " + headerBytes + " and rows of " + rowBytes + " bytes");
        }
        if (headerBytes + rows * rowBytes > file.size()) {
            throw bad("announces " + rows + " rows, but its " + file.size() + " bytes hold fewer");
        }
        this.fields = fields();
    }

    /**
     * Opens the table and checks that it is as long as it says.
     *
     * @param override the encoding if a person said so, else the {@code .cpg}, else the header's language byte
     * @param cpg content of the {@code .cpg}
     */
    static Dbf open(Path file, @Nullable Charset override, @Nullable String cpg) throws IOException {
        FileWindow window = new FileWindow(file);
        try {
            return new Dbf(window, override, cpg);
        } catch (IOException | Corrupt e) {
            window.close();
            throw e;
        }
    }

    private List<DbfField> fields() throws IOException {
        ByteBuffer header = file.at(0, headerBytes);
        int count = 0;
        int plainBytes = 1;
        for (int at = HEADER_BYTES; at + FIELD_BYTES <= headerBytes && header.get(at) != 0x0D; at += FIELD_BYTES) {
            plainBytes += Byte.toUnsignedInt(header.get(at + 16));
            count++;
        }
        // Clipper and FoxPro keep the high byte of a long text's length where other types keep their decimals
        boolean longTexts = plainBytes != rowBytes;
        List<DbfField> fields = new ArrayList<>(count);
        List<String> names = new ArrayList<>(count);
        int offset = 1;
        for (int i = 0; i < count; i++) {
            ByteBuffer field = header.slice(HEADER_BYTES + i * FIELD_BYTES, FIELD_BYTES);
            char type = (char) Byte.toUnsignedInt(field.get(11));
            int length = Byte.toUnsignedInt(field.get(16));
            if (longTexts && type == 'C') {
                length += Byte.toUnsignedInt(field.get(17)) << 8;
            }
            String name = unique(text.name(field.slice(0, 11)), i, names);
            names.add(name);
            fields.add(new DbfField(name, type, offset, length));
            offset += length;
        }
        if (offset > rowBytes) {
            throw bad("has columns of " + offset + " bytes in rows of " + rowBytes);
        }
        return List.copyOf(fields);
    }

    private static String unique(String name, int index, List<String> taken) {
        String base = name.isEmpty() ? "column" + (index + 1) : name;
        String unique = base;
        for (int n = 2; taken.contains(unique); n++) {
            unique = base + "_" + n;
        }
        return unique;
    }

    /** Rows announced, deleted ones included; the file is known to be long enough for them. */
    long count() {
        return rows;
    }

    List<String> columns() {
        return fields.stream().map(DbfField::name).toList();
    }

    /** Values of a row from 1 to {@link #count()} without its nulls; null if the row is marked as deleted. */
    @Nullable
    Map<String, Object> row(long row) throws IOException {
        ByteBuffer bytes = file.at(headerBytes + (row - 1) * rowBytes, rowBytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.get(0) == '*') {
            return null;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (DbfField field : fields) {
            Object value = field.value(bytes, text);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return values;
    }

    private Corrupt bad(String what) {
        return new Corrupt("bad-dbf", file.name() + " " + what + "; copy or export it again");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
