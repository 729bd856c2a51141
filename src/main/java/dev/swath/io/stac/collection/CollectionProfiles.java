package dev.swath.io.stac.collection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.io.stac.StacJson;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The profiles that are shipped, {@code stac/collections.json}, and those that a person writes as settings. */
public final class CollectionProfiles {
    private static final String SHIPPED = "/stac/collections.json";

    private final List<Entry> entries = new ArrayList<>();

    /** @param host where the collection is served so; null = everywhere */
    private record Entry(@Nullable String host, CollectionProfile profile) {}

    private CollectionProfiles() {}

    /** Those that come with the product. */
    public static CollectionProfiles shipped() {
        try (InputStream in = CollectionProfiles.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + SHIPPED);
            }
            JsonNode list = StacJson.object(in.readAllBytes())
                    .orElseThrow(() -> new IllegalStateException(SHIPPED + " is not JSON"))
                    .path("collections");
            var profiles = new CollectionProfiles();
            list.forEach(entry -> profiles.entries.add(new Entry(
                    StacJson.text(entry, "host"), profile(entry.path("id").asText(), words(entry)))));
            return profiles;
        } catch (IOException broken) {
            throw new UncheckedIOException("the jar's " + SHIPPED + " cannot be read", broken);
        }
    }

    /** The profile of a collection as this service serves it; the same id means other assets elsewhere. */
    public Optional<CollectionProfile> find(URI api, String collection) {
        List<Entry> sameId = entries.stream()
                .filter(entry -> entry.profile().id().equals(collection))
                .toList();
        return sameId.stream()
                .filter(entry -> entry.host() != null && entry.host().equalsIgnoreCase(api.getHost()))
                .findFirst()
                .or(() -> sameId.stream().filter(entry -> entry.host() == null).findFirst())
                .map(Entry::profile);
    }

    /** The same with one more; where its id is known already it stands for that, at every service. */
    public CollectionProfiles with(CollectionProfile own) {
        var more = new CollectionProfiles();
        entries.stream().filter(entry -> !entry.profile().id().equals(own.id())).forEach(more.entries::add);
        more.entries.add(new Entry(null, own));
        return more;
    }

    /** Collections of this service that are known. */
    public SortedSet<String> ids(URI api) {
        return entries.stream()
                .map(entry -> entry.profile().id())
                .filter(id -> find(api, id).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * A profile of words, as settings have them: {@code bands} ({@code red=B04, green=B03}), {@code mask} (asset key),
     * {@code mask-kind} (scl, qa_pixel, udm2, none), {@code scale}, {@code offset} (a number of samples, boa-flag,
     * baseline, metadata), {@code nodata}, {@code requester-pays}.
     *
     * @throws BadSetting {@code bad-collection}: names the word that is wrong
     */
    public static CollectionProfile profile(String id, Map<String, String> words) {
        var left = new HashMap<>(words);
        Map<String, String> bands = bands(id, take(left, "bands", ""));
        String mask = take(left, "mask", "");
        String kind = take(left, "mask-kind", mask.isEmpty() ? "none" : "");
        var profile = new CollectionProfile(
                id,
                bands,
                mask.isEmpty() ? null : mask,
                maskKind(id, kind),
                number(id, "scale", take(left, "scale", "1")),
                offset(id, take(left, "offset", "0")),
                number(id, "nodata", take(left, "nodata", "0")),
                Boolean.parseBoolean(take(left, "requester-pays", "false")));
        if (!left.isEmpty()) {
            throw bad(id, left.keySet().iterator().next(), "is no word of a collection");
        }
        if ((profile.mask() == null) != (profile.maskKind() == MaskKind.NONE)) {
            throw bad(id, "mask", "needs a mask-kind, and the other way round");
        }
        return profile;
    }

    private static Map<String, String> bands(String id, String text) {
        var bands = new TreeMap<String, String>();
        for (String pair : text.split(",", -1)) {
            String[] sides = pair.strip().split("=", -1);
            if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
                throw bad(id, "bands", "must be band=asset pairs such as red=B04, green=B03; '" + pair + "' is not");
            }
            bands.put(sides[0].strip(), sides[1].strip());
        }
        return bands;
    }

    private static MaskKind maskKind(String id, String text) {
        try {
            return MaskKind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw bad(id, "mask-kind", "must be scl, qa_pixel, udm2 or none, not '" + text + "'");
        }
    }

    private static OffsetRule offset(String id, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "boa-flag" -> OffsetRule.of(OffsetRule.Kind.BOA_FLAG);
            case "baseline" -> OffsetRule.of(OffsetRule.Kind.BASELINE);
            case "metadata" -> OffsetRule.of(OffsetRule.Kind.METADATA);
            default -> OffsetRule.fixed(number(id, "offset", text));
        };
    }

    private static double number(String id, String word, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw bad(id, word, "must be a number, not '" + text + "'");
        }
    }

    private static String take(Map<String, String> words, String word, String otherwise) {
        String value = words.remove(word);
        return value == null ? otherwise : value.strip();
    }

    private static BadSetting bad(String id, String word, String why) {
        return new BadSetting("bad-collection", "collection " + id + ": " + word + " " + why);
    }

    private static Map<String, String> words(JsonNode entry) {
        var words = new HashMap<String, String>();
        entry.properties().forEach(field -> {
            boolean word = !field.getKey().equals("id") && !field.getKey().equals("host");
            if (word) {
                words.put(field.getKey(), field.getValue().asText());
            }
        });
        return words;
    }
}
