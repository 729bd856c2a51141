package dev.swath.io.vector;

import dev.swath.model.trouble.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * The columns that are read.
 *
 * @param schema of these columns alone
 * @param names in the order of the schema
 * @param values how each is read; that of the geometry is never asked
 * @param geometry place of the geometry among them
 * @param crs of the geometries, see {@link GeoParquetMetadata#crs}
 */
record GeoParquetColumns(
        MessageType schema,
        List<String> names,
        List<ParquetValue> values,
        int geometry,
        @Nullable String crs) {

    static GeoParquetColumns of(String file, GeoParquetMetadata geo, MessageType all) {
        List<Type> types = new ArrayList<>();
        List<ParquetValue> values = new ArrayList<>();
        int geometry = -1;
        for (Type type : all.getFields()) {
            if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
                continue;
            }
            boolean isGeometry = type.getName().equals(geo.column())
                    && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
            Optional<ParquetValue> value = ParquetValue.of(type.asPrimitiveType());
            if (isGeometry) {
                geometry = types.size();
            }
            if (isGeometry || value.isPresent()) {
                types.add(type);
                values.add(value.orElse(at -> null));
            }
        }
        if (geometry < 0) {
            throw new BadInput(
                    "no-geoparquet",
                    file + " has no column '" + Unreadable.shown(geo.column())
                            + "' of well-known binary, which its metadata name; write the file again");
        }
        List<String> names = types.stream().map(Type::getName).toList();
        return new GeoParquetColumns(new MessageType(all.getName(), types), names, values, geometry, geo.crs());
    }

    /** Without the geometry. */
    List<String> attributes() {
        List<String> attributes = new ArrayList<>(names);
        attributes.remove(geometry);
        return attributes;
    }
}
