package dev.swath.app.sandbox;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Where scenes that pass a filter can be at all: wider than the filter, never narrower.
 *
 * @param box longitudes and latitudes, null for anywhere
 * @param ids null for any
 */
record Scope(
        @Nullable Envelope box,
        Instant from,
        Instant to,
        @Nullable Set<String> ids) {
    private static final Instant FIRST = Instant.parse("2016-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    static final Scope ALL = new Scope(null, FIRST, LAST, null);

    static Scope of(Envelope box) {
        return new Scope(box, FIRST, LAST, null);
    }

    static Scope of(Instant from, Instant to) {
        return new Scope(null, from.isBefore(FIRST) ? FIRST : from, to.isAfter(LAST) ? LAST : to, null);
    }

    static Scope of(Set<String> ids) {
        return new Scope(null, FIRST, LAST, ids);
    }

    Scope and(Scope other) {
        Envelope both = box == null ? other.box : other.box == null ? box : box.intersection(other.box);
        Set<String> common = ids == null ? other.ids : ids;
        if (ids != null && other.ids != null) {
            common = new HashSet<>(ids);
            common.retainAll(other.ids);
        }
        return new Scope(
                both, from.isAfter(other.from) ? from : other.from, to.isBefore(other.to) ? to : other.to, common);
    }

    Scope or(Scope other) {
        Envelope either = null;
        if (box != null && other.box != null) {
            either = new Envelope(box);
            either.expandToInclude(other.box);
        }
        Set<String> union = null;
        if (ids != null && other.ids != null) {
            union = new HashSet<>(ids);
            union.addAll(other.ids);
        }
        return new Scope(
                either, from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to, union);
    }
}
