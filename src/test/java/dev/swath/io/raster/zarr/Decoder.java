package dev.swath.io.raster.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Reads arrays of a store by what its metadata says, and nothing that the writer knows. */
final class Decoder {
    private final MemoryStore store;
    private final boolean v2;

    Decoder(MemoryStore store) {
        this.store = store;
        this.v2 = store.objects.containsKey(".zmetadata");
    }

    /** The document of an array, from all metadata together. */
    JsonNode array(String name) {
        return v2
                ? json(".zmetadata").path("metadata").path(name + "/.zarray")
                : json("zarr.json")
                        .path("consolidated_metadata")
                        .path("metadata")
                        .path(name);
    }

    JsonNode attributes(String name) {
        return v2
                ? json(".zmetadata").path("metadata").path(name + "/.zattrs")
                : array(name).path("attributes");
    }

    JsonNode json(String key) {
        try {
            return Json.read(bytes(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chunk as it is without packing. */
    ByteBuffer chunk(String array, int... place) {
        var key = new StringBuilder(array).append(v2 ? "/" : "/c");
        for (int i = 0; i < place.length; i++) {
            key.append(v2 && i > 0 ? "." : v2 ? "" : "/").append(place[i]);
        }
        byte[] packed = bytes(key.toString());
        try {
            return ByteBuffer.wrap(unpack(packed, codec(array))).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String codec(String array) {
        return v2
                ? array(array).path("compressor").path("id").asText()
                : array(array).path("codecs").path(1).path("name").asText();
    }

    private static byte[] unpack(byte[] packed, String codec) throws IOException {
        return switch (codec) {
            case "" -> packed;
            case "zlib" -> new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
            case "gzip" -> new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
            case "zstd" -> Zstd.decompress(packed, (int) Zstd.getFrameContentSize(packed));
            default -> throw new IOException("unknown codec " + codec);
        };
    }

    private byte[] bytes(String key) {
        return store.get(key).orElseThrow(() -> new IllegalStateException("no object " + key));
    }
}
