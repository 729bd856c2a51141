package dev.swath.io.flowzero;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JSON file of orders, as Python wrote it: NaN is a number there. Of a large file, or one that breaks off, the parts are
 * read one by one, so that memory is bounded and what stands before the break is kept.
 */
final class OldJson {
    /** Also bounds what one entry may take of the memory. */
    private static final int MOST_AT_ONCE = 8 << 20;

    private static final int MOST_BYTES = 100 << 20;
    private static final int MOST_DEEP = 100;

    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEEP)
                            .maxStringLength(MOST_AT_ONCE)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final String name;
    private final OldOrders.Sink sink;
    private final EntryWalk walk;

    private OldJson(Path file, String name, String area, OldOrders.Sink sink) {
        this.file = file;
        this.name = name;
        this.sink = sink;
        var defaults = JsonNodeFactory.instance.objectNode();
        if (!area.isEmpty()) {
            defaults.put("feature", area);
        }
        walk = new EntryWalk(sink, defaults);
    }

    /**
     * @param name of the file for people
     * @param area that orders belong to which name none; empty = none
     */
    static void read(Path file, String name, String area, OldOrders.Sink sink) throws IOException {
        new OldJson(file, name, area, sink).read();
    }

    /** One entry that was read elsewhere. */
    static void entry(ObjectNode fields, String place, OldOrders.Sink sink) {
        new EntryWalk(sink, JsonNodeFactory.instance.objectNode()).entry(fields, place);
    }

    private void read() throws IOException {
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            sink.refused(name + ": has %,d MB, more than 100; split it".formatted(bytes >> 20));
            return;
        }
        var whole = bytes > MOST_AT_ONCE ? null : tree(Files.readAllBytes(file));
        if (whole == null) {
            readParts();
        } else {
            walk.value(whole, name);
        }
    }

    private static @org.jspecify.annotations.Nullable JsonNode tree(byte[] json) {
        try {
            var tree = JSON.readTree(json);
            return tree == null || tree.isMissingNode() ? null : tree;
        } catch (IOException broken) {
            return null;
        }
    }

    /** Roots one after the other, as JSON lines have them; of a list or map its values. */
    private void readParts() throws IOException {
        int root = 0;
        try (var parser = JSON.createParser(file.toFile());
                var bytes = new RandomAccessFile(file.toFile(), "r")) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                sink.refused(name + ": is empty");
            }
            for (; token != null; token = parser.nextToken()) {
                root++;
                boolean isLine = root > 1;
                if (token == JsonToken.START_ARRAY) {
                    list(parser, bytes, name);
                } else if (token == JsonToken.START_OBJECT && !isLine && !hasMoreRoots(parser)) {
                    map(parser, bytes);
                } else {
                    part(
                            parser,
                            bytes,
                            name + ", line " + parser.currentTokenLocation().getLineNr());
                }
            }
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            sink.refused(name + (at == null ? "" : ", line " + at.getLineNr())
                    + ": is cut off or no JSON from here on; what stands before it is taken");
        }
    }

    /** JSON lines begin with an object that ends long before the file does. */
    private boolean hasMoreRoots(JsonParser parser) throws IOException {
        try (var ahead = JSON.createParser(file.toFile())) {
            ahead.nextToken();
            ahead.skipChildren();
            return ahead.nextToken() != null;
        } catch (JsonProcessingException broken) {
            return parser.currentTokenLocation().getLineNr() < 0;
        }
    }

    private void list(JsonParser parser, RandomAccessFile bytes, String place) throws IOException {
        int entry = 1;
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                return;
            }
            part(parser, bytes, place + ", entry " + entry++);
        }
    }

    private void map(JsonParser parser, RandomAccessFile bytes) throws IOException {
        for (var key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            var token = parser.nextToken();
            var place = name + ", " + EntryWalk.quoted(key);
            if (token == JsonToken.START_ARRAY) {
                list(parser, bytes, place);
            } else if (token == JsonToken.START_OBJECT) {
                var tree = slice(parser, bytes, place);
                if (tree != null) {
                    walk.field(key, tree, place);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void part(JsonParser parser, RandomAccessFile bytes, String place) throws IOException {
        if (parser.currentToken().isScalarValue()) {
            walk.value(JsonNodeFactory.instance.textNode(parser.getText()), place);
            return;
        }
        var tree = slice(parser, bytes, place);
        if (tree != null) {
            walk.value(tree, place);
        }
    }

    /** The list or object that begins here, read once more from its bytes. */
    private @org.jspecify.annotations.Nullable JsonNode slice(JsonParser parser, RandomAccessFile bytes, String place)
            throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long length = parser.currentLocation().getByteOffset() - from;
        if (length > MOST_AT_ONCE) {
            sink.refused(place + ": is larger than 8 MB, no order is");
            return null;
        }
        var json = new byte[(int) length];
        bytes.seek(from);
        bytes.readFully(json);
        var tree = tree(json);
        if (tree == null) {
            sink.refused(place + ": cannot be read; write the file as UTF-8");
        }
        return tree;
    }
}
