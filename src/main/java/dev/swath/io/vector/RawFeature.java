package dev.swath.io.vector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One record as the file has it, before anything is judged or repaired.
 *
 * @param row the record's place in the file, from 1, deleted rows counted
 * @param geometry in the file's own CRS; measures are dropped; null where the record has no shape
 * @param attributes in file order: String, Long, Double, Boolean or LocalDate; a null value has no entry
 * @param problem why this record could not be read, in plain words; null when it was
 */
public record RawFeature(
        long row,
        @Nullable Geometry geometry,
        Map<String, Object> attributes,
        @Nullable String problem) {

    public RawFeature {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }
}
