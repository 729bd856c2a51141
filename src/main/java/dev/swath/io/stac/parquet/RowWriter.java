package dev.swath.io.stac.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.StacTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** Writes items as rows. What is null or missing is not written at all. */
final class RowWriter extends WriteSupport<ObjectNode> {
    private final Columns found;
    private final Map<String, Column> columns;
    private final Map<String, String> metadata;
    private final WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
    private @Nullable RecordConsumer rows;

    RowWriter(Columns found, Map<String, String> metadata) {
        this.found = found;
        this.columns = found.all();
        this.metadata = metadata;
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(TableSchema.of(columns), metadata);
    }

    /** Never called, but has to be there: the configuration is a plain one, without Hadoop. */
    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
        return new WriteContext(TableSchema.of(columns), metadata);
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        rows = consumer;
    }

    @Override
    public void write(ObjectNode item) {
        RecordConsumer row = Objects.requireNonNull(rows);
        row.startMessage();
        int index = 0;
        for (var column : columns.entrySet()) {
            field(row, column.getKey(), index, column.getValue(), found.value(item, column.getKey()));
            index++;
        }
        row.endMessage();
    }

    private void field(RecordConsumer row, String name, int index, Column column, JsonNode value) {
        if (isThere(column, value)) {
            row.startField(name, index);
            value(row, column, value);
            row.endField(name, index);
        }
    }

    private static boolean isThere(Column column, JsonNode value) {
        if (column.isText()) {
            return !value.isNull() && !value.isMissingNode();
        }
        return switch (column.kind()) {
            case GEOMETRY -> StacGeometry.read(value).isPresent();
            case STRUCT -> value.isObject();
            case LIST -> value.isArray();
            default -> !value.isNull() && !value.isMissingNode();
        };
    }

    private void value(RecordConsumer row, Column column, JsonNode value) {
        if (column.isText()) {
            row.addBinary(Binary.fromString(value.isTextual() ? value.textValue() : value.toString()));
            return;
        }
        switch (column.kind()) {
            case BOOLEAN -> row.addBoolean(value.booleanValue());
            case LONG -> row.addLong(value.longValue());
            case DOUBLE -> row.addDouble(value.doubleValue());
            case TIMESTAMP -> row.addLong(micros(value));
            case GEOMETRY ->
                row.addBinary(Binary.fromConstantByteArray(
                        wkb.write(StacGeometry.read(value).orElseThrow())));
            case LIST -> list(row, Objects.requireNonNull(column.element()), value);
            case STRUCT -> struct(row, column, value);
            case NOTHING, TEXT -> throw new IllegalStateException(column.kind() + " is stored as text");
        }
    }

    private void struct(RecordConsumer row, Column column, JsonNode value) {
        row.startGroup();
        int index = 0;
        for (var field : column.fields().entrySet()) {
            field(row, field.getKey(), index, field.getValue(), value.path(field.getKey()));
            index++;
        }
        row.endGroup();
    }

    private void list(RecordConsumer row, Column element, JsonNode values) {
        row.startGroup();
        if (!values.isEmpty()) {
            row.startField("list", 0);
            for (JsonNode value : values) {
                row.startGroup();
                field(row, "element", 0, element, value);
                row.endGroup();
            }
            row.endField("list", 0);
        }
        row.endGroup();
    }

    private static long micros(JsonNode text) {
        Instant instant = StacTime.read(text.asText()).orElse(Instant.EPOCH);
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
