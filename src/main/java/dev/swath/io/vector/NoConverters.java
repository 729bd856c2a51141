package dev.swath.io.vector;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** For columns that are read value by value: the library wants converters to be there, and calls none. */
final class NoConverters extends GroupConverter {
    @Override
    public Converter getConverter(int column) {
        return new PrimitiveConverter() {};
    }

    @Override
    public void start() {
        // records are put together by who reads the columns
    }

    @Override
    public void end() {
        // as above
    }
}
