package dev.swath.app.wiring;

import dev.swath.io.stac.collection.CollectionProfile;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.model.trouble.BadSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of collections that are not shipped: {@code stac.collection.ID.WORD}. Their names are not known beforehand,
 * so that they stand in no list.
 */
final class CollectionKeys {
    static final String PREFIX = "stac.collection.";

    private static final List<String> WORDS =
            List.of("bands", "mask", "mask-kind", "scale", "offset", "nodata", "requester-pays");

    private CollectionKeys() {}

    /** The setting of this name, if it is one of a collection. */
    static Optional<Key> key(String name) {
        int dot = name.lastIndexOf('.');
        return name.startsWith(PREFIX) && dot > PREFIX.length() && WORDS.contains(name.substring(dot + 1))
                ? Optional.of(Key.text(name, "", "A word of a collection."))
                : Optional.empty();
    }

    /** What is wrong with the collections that these settings tell; one line each. */
    static List<String> faults(Map<String, String> values) {
        var faults = new ArrayList<String>();
        words(values).forEach((id, words) -> {
            try {
                CollectionProfiles.profile(id, words);
            } catch (BadSetting bad) {
                faults.add(PREFIX + id + ": " + bad.line());
            }
        });
        return faults;
    }

    /** The shipped collections, and those of the settings. */
    static CollectionProfiles profiles(Settings settings) {
        var profiles = CollectionProfiles.shipped();
        for (var own : words(settings.beginning(PREFIX)).entrySet()) {
            CollectionProfile profile = CollectionProfiles.profile(own.getKey(), own.getValue());
            profiles = profiles.with(profile);
        }
        return profiles;
    }

    private static Map<String, Map<String, String>> words(Map<String, String> values) {
        var collections = new TreeMap<String, Map<String, String>>();
        values.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                int dot = name.lastIndexOf('.');
                collections
                        .computeIfAbsent(name.substring(PREFIX.length(), dot), first -> new TreeMap<>())
                        .put(name.substring(dot + 1), value);
            }
        });
        return collections;
    }
}
