package dev.swath.io.raster.zarr;

import dev.swath.io.raster.SampleType;
import java.util.Locale;

/** A type of array elements as the two formats call it. */
record DataType(String v2, String v3) {
    static final DataType INT32 = new DataType("<i4", "int32");
    static final DataType INT64 = new DataType("<i8", "int64");
    static final DataType FLOAT64 = new DataType("<f8", "float64");

    static DataType of(SampleType type) {
        String order = type.bytes() == 1 ? "|" : "<";
        String kind = type.isFloat() ? "f" : type.isSigned() ? "i" : "u";
        return new DataType(order + kind + type.bytes(), type.name().toLowerCase(Locale.ROOT));
    }

    /** @param length of the longest, in code points */
    static DataType text(int length) {
        return new DataType("<U" + length, "string");
    }

    boolean isText() {
        return v3.equals("string");
    }

    boolean isFloat() {
        return v3.startsWith("float");
    }
}
