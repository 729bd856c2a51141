package dev.swath.io.stac.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** Columns as Parquet declares them. Built, not parsed from text: names hold colons, blanks and whatever else. */
final class TableSchema {
    private TableSchema() {}

    static MessageType of(Map<String, Column> columns) {
        return new MessageType("item", fields(columns));
    }

    private static List<Type> fields(Map<String, Column> columns) {
        var fields = new ArrayList<Type>();
        columns.forEach((name, column) -> fields.add(field(name, column)));
        return fields;
    }

    private static Type field(String name, Column column) {
        if (column.isText()) {
            return Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(name);
        }
        return switch (column.kind()) {
            case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case LONG -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case GEOMETRY -> Types.optional(PrimitiveTypeName.BINARY).named(name);
            case TIMESTAMP ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS))
                        .named(name);
            case LIST ->
                Types.optionalList()
                        .element(field("element", column.element() == null ? Column.NOTHING : column.element()))
                        .named(name);
            case STRUCT ->
                Types.buildGroup(Repetition.OPTIONAL)
                        .addFields(fields(column.fields()).toArray(Type[]::new))
                        .named(name);
            case NOTHING, TEXT -> throw new IllegalStateException(column.kind() + " is stored as text");
        };
    }
}
