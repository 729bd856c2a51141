package dev.swath.app.wiring;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values of settings, by key.
 *
 * @param origins {@code file:line}, variable or option that set it; absent when nothing did
 */
record SettingValues(Map<String, String> texts, Map<String, String> origins) {
    SettingValues() {
        this(new TreeMap<>(), new TreeMap<>());
    }

    void put(String name, String text, @Nullable String origin) {
        texts.put(name, text);
        origins.remove(name);
        if (origin != null) {
            origins.put(name, origin);
        }
    }

    String text(String name) {
        return texts.getOrDefault(name, "");
    }
}
