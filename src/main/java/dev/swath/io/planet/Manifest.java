package dev.swath.io.planet;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.swath.model.Order;
import dev.swath.model.Source;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}: what an order consists of, with sizes and digests. It does not list itself.
 *
 * @param entries in the manifest's order, each path once
 */
public record Manifest(List<Entry> entries) {
    private static final ObjectReader ONE_VALUE =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);

    /**
     * One file.
     *
     * @param path inside the order, already found {@linkplain #safePath safe}
     * @param size bytes
     * @param md5 lower-case hex; null when not told
     * @param sha256 lower-case hex; null when not told
     * @param mediaType empty when not told
     * @param itemId the scene or quad; null for files of the whole order
     * @param assetType null for metadata and composites
     */
    public record Entry(
            String path,
            long size,
            @Nullable String md5,
            @Nullable String sha256,
            String mediaType,
            @Nullable String itemId,
            @Nullable String assetType) {
        private Entry of(@Nullable String item) {
            return new Entry(path, size, md5, sha256, mediaType, item, assetType);
        }
    }

    /**
     * Reads a manifest entry by entry.
     *
     * @throws Corrupt code {@code bad-manifest}: cut off or malformed; code {@code unsafe-name}: see {@link #safePath}
     * @throws IOException when reading itself fails
     */
    public static Manifest read(InputStream json) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            Collection<Entry> entries = null;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw bad("it is not a JSON object", null);
            }
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (field.equals("files") && value == JsonToken.START_ARRAY) {
                    entries = entries(parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (entries == null) {
                throw bad("it has no list of files", null);
            }
            return new Manifest(List.copyOf(entries));
        } catch (JsonProcessingException malformed) {
            throw bad("it is cut off or not JSON", malformed);
        }
    }

    /** The same, where each file that the provider does not ascribe to an item of the order has the one its path names. */
    public Manifest ascribedTo(Order order) {
        return order.source() == Source.SCENES
                ? this
                : new Manifest(entries.stream()
                        .map(entry -> entry.of(QuadName.find(order.items(), entry.itemId(), entry.path())))
                        .toList());
    }

    /**
     * Refuses a name that could leave its folder on any system: absolute ones, {@code ..} and empty parts, backslashes,
     * drive letters, control characters.
     *
     * @return the same name
     * @throws Corrupt code {@code unsafe-name}
     */
    public static String safePath(String name) {
        boolean unsafe = name.chars().anyMatch(Character::isISOControl)
                || name.indexOf('\\') >= 0
                || DRIVE.matcher(name).matches()
                || !StandardCharsets.UTF_8.newEncoder().canEncode(name);
        for (String part : name.split("/", -1)) {
            unsafe |= part.isEmpty() || part.equals(".") || part.equals("..");
        }
        if (unsafe) {
            throw new Corrupt(
                    "unsafe-name",
                    "an order names a file '" + name.replaceAll("\\p{Cntrl}", "?")
                            + "', which could lie outside its folder: it is not fetched, report it to Planet");
        }
        return name;
    }

    private static Collection<Entry> entries(JsonParser parser) throws IOException {
        Map<String, Entry> byPath = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Entry entry = entry(ONE_VALUE.readTree(parser));
            Entry same = byPath.putIfAbsent(entry.path(), entry);
            if (same != null && !same.equals(entry)) {
                throw bad("it lists " + entry.path() + " twice, and differently", null);
            }
        }
        if (parser.currentToken() != JsonToken.END_ARRAY) {
            throw bad("its list of files holds something else", null);
        }
        return byPath.values();
    }

    private static Entry entry(JsonNode file) {
        String path = safePath(Json.text(file, "path", ""));
        JsonNode size = file.path("size");
        if (!size.canConvertToLong() || !size.isIntegralNumber() || size.longValue() < 0) {
            throw bad("it gives no size for " + path, null);
        }
        JsonNode digests = file.path("digests");
        JsonNode annotations = file.path("annotations");
        return new Entry(
                path,
                size.longValue(),
                digest(digests, "md5", 32, path),
                digest(digests, "sha256", 64, path),
                Json.text(file, "media_type", ""),
                Json.text(annotations, "planet/item_id"),
                Json.text(annotations, "planet/asset_type"));
    }

    private static @Nullable String digest(JsonNode digests, String kind, int length, String path) {
        String hex = Json.text(digests, kind);
        if (hex == null) {
            return null;
        }
        if (!hex.matches("[0-9A-Fa-f]{" + length + "}")) {
            throw bad("its " + kind + " of " + path + " is not one", null);
        }
        return hex.toLowerCase(Locale.ROOT);
    }

    private static Corrupt bad(String why, @Nullable Throwable cause) {
        return new Corrupt(
                "bad-manifest", "an order's manifest.json cannot be used: " + why + "; it is fetched again", cause);
    }
}
