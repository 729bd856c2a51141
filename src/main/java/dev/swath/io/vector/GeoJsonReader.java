package dev.swath.io.vector;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GeoJSON (RFC 7946): a FeatureCollection, a Feature, a bare geometry, or several of them one after the other
 * (newline-delimited). The retired {@code crs} member (GeoJSON 2008) is obeyed where it precedes the features.
 */
final class GeoJsonReader implements RecordReader {
    private static final String DEFAULT_CRS = "EPSG:4326";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final JsonParser parser;
    private final GeoJsonObject.Columns columns = new GeoJsonObject.Columns();
    private String crs = DEFAULT_CRS;
    private boolean inFeatures;
    private boolean sawObject;
    private long row;
    private @Nullable RawFeature first;

    private GeoJsonReader(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** Reads as far as the first record, so that {@link #crs()} and {@link #columns()} have their answer. */
    static GeoJsonReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        GeoJsonReader reader = new GeoJsonReader(
                file.getFileName().toString(), JSON.getFactory().createParser(in));
        try {
            reader.first = reader.read();
            return reader;
        } catch (IOException | BadInput | Corrupt e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public @Nullable RawFeature next() throws IOException {
        RawFeature feature = first;
        first = null;
        return feature != null ? feature : read();
    }

    private @Nullable RawFeature read() throws IOException {
        try {
            return readFurther();
        } catch (JsonProcessingException e) {
            throw notJson(e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw notJson("its encoding is broken", e);
        }
    }

    private Corrupt notJson(String why, IOException cause) {
        return new Corrupt("bad-json", where() + " is not JSON: " + why + "; copy or export it again", cause);
    }

    private @Nullable RawFeature readFurther() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return end();
            }
            if (inFeatures && token == JsonToken.END_ARRAY) {
                inFeatures = false;
                if (members(new GeoJsonObject())) {
                    throw new BadInput("bad-geojson", where() + " has features twice in one collection; export again");
                }
            } else if (token != JsonToken.START_OBJECT) {
                throw new BadInput("bad-geojson", where() + " has " + token + " where a feature should be");
            } else {
                sawObject = true;
                GeoJsonObject object = new GeoJsonObject();
                inFeatures = members(object) || inFeatures;
                if (!object.isCollection(inFeatures)) {
                    row++;
                    return object.toFeature(row, columns);
                }
            }
        }
    }

    /** Reads the members of an object to its end; true if it stopped at the start of its array of features instead. */
    private boolean members(GeoJsonObject object) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("features") && !inFeatures && value == JsonToken.START_ARRAY) {
                object.collection();
                return true;
            }
            if (member.equals("crs") && !inFeatures) {
                declare(JSON.readTree(parser));
            } else {
                object.read(member, parser, JSON);
            }
        }
        return false;
    }

    private void declare(JsonNode member) {
        String said = member.isNull() ? DEFAULT_CRS : LegacyCrs.of(member);
        if (said == null) {
            throw new BadInput("unknown-crs", where() + " names a crs without an EPSG code; reproject it to EPSG:4326");
        }
        if (row > 0 && !said.equals(crs)) {
            throw new BadInput(
                    "late-crs",
                    where() + " says its crs is " + said
                            + " only behind its features; move the crs member before them");
        }
        crs = said;
    }

    private @Nullable RawFeature end() {
        if (!sawObject) {
            throw new BadInput("empty-geojson", name + " holds no JSON; copy or export it again");
        }
        return null;
    }

    private String where() {
        return name + ", line " + parser.currentLocation().getLineNr();
    }

    @Override
    public long count() {
        return -1;
    }

    @Override
    public String crs() {
        return crs;
    }

    @Override
    public List<String> columns() {
        return columns.names();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
