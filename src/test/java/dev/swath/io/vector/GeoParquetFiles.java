package dev.swath.io.vector;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;

/** Writes GeoParquet files as others do: the first row whole, the second without values, the third with a broken shape. */
final class GeoParquetFiles {
    static final String GEO = "{\"version\":\"1.1.0\",\"primary_column\":\"geometry\",\"columns\":{\"geometry\":"
            + "{\"encoding\":\"WKB\",\"crs\":{\"id\":{\"authority\":\"EPSG\",\"code\":25832}}}}}";

    private static final MessageType SCHEMA = MessageTypeParser.parseMessageType("""
            message fields {
              required int64 id;
              optional binary name (STRING);
              optional double area;
              optional boolean organic;
              optional int32 sown (DATE);
              optional int64 seen (TIMESTAMP(MILLIS,true));
              optional binary raw;
              optional group bbox { required double xmin; required double ymin; }
              optional binary geometry;
            }""");

    private GeoParquetFiles() {}

    static void write(Path file, @Nullable String geo, CompressionCodecName codec, int rows) throws IOException {
        try (ParquetWriter<Integer> writer = new Builder(file, geo, codec).build()) {
            for (int row = 0; row < rows; row++) {
                writer.write(row);
            }
        }
    }

    static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
        private final Rows rows;

        Builder(Path file, @Nullable String geo, CompressionCodecName codec) {
            super(new LocalOutputFile(file));
            rows = new Rows(geo);
            withConf(new PlainParquetConfiguration());
            withCodecFactory(new Codecs());
            withCompressionCodec(codec);
            withWriteMode(ParquetFileWriter.Mode.OVERWRITE);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }

        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Integer> getWriteSupport(Configuration configuration) {
            return rows;
        }
    }

    private static final class Rows extends WriteSupport<Integer> {
        private final @Nullable String geo;
        private @Nullable RecordConsumer out;

        Rows(@Nullable String geo) {
            this.geo = geo;
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            Map<String, String> metadata = new HashMap<>();
            if (geo != null) {
                metadata.put("geo", geo);
            }
            return new WriteContext(SCHEMA, metadata);
        }

        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration configuration) {
            return new WriteContext(SCHEMA, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            out = consumer;
        }

        @Override
        public void write(Integer row) {
            RecordConsumer to = java.util.Objects.requireNonNull(out);
            to.startMessage();
            field(to, 0, () -> to.addLong(row));
            field(to, 1, () -> to.addBinary(Binary.fromString("field " + row)));
            if (row != 1) {
                field(to, 2, () -> to.addDouble(row + 0.5));
                field(to, 3, () -> to.addBoolean(row % 2 == 0));
                field(to, 4, () -> to.addInteger((int) LocalDate.of(2024, 4, 1).toEpochDay()));
                field(to, 5, () -> to.addLong(LocalDate.of(2024, 6, 1).toEpochDay() * 86_400_000L));
                field(to, 6, () -> to.addBinary(Binary.fromConstantByteArray(new byte[] {1, 2})));
                field(to, 8, () -> to.addBinary(Binary.fromReusedByteArray(shape(row))));
            }
            to.endMessage();
        }

        private static byte[] shape(int row) {
            return row == 2
                    ? new byte[] {1, 3, 0}
                    : new WKBWriter().write(new GeometryFactory().toGeometry(new Envelope(row, row + 1.0, 0, 1)));
        }

        private static void field(RecordConsumer to, int index, Runnable value) {
            String name = SCHEMA.getFieldName(index);
            to.startField(name, index);
            value.run();
            to.endField(name, index);
        }
    }

    private static final class Codecs implements CompressionCodecFactory {
        @Override
        public BytesInputCompressor getCompressor(CompressionCodecName name) {
            return new BytesInputCompressor() {
                @Override
                public BytesInput compress(BytesInput page) throws IOException {
                    var bytes = new ByteArrayOutputStream();
                    page.writeAllTo(bytes);
                    return BytesInput.from(packed(name, bytes.toByteArray()));
                }

                @Override
                public CompressionCodecName getCodecName() {
                    return name;
                }

                @Override
                public void release() {
                    // nothing is held
                }
            };
        }

        private static byte[] packed(CompressionCodecName name, byte[] page) throws IOException {
            if (name == CompressionCodecName.ZSTD) {
                return Zstd.compress(page);
            }
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(page);
            }
            return name == CompressionCodecName.GZIP ? bytes.toByteArray() : page;
        }

        @Override
        public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
            throw new UnsupportedOperationException("nothing is read by this");
        }

        @Override
        public void release() {
            // nothing is held
        }
    }
}
