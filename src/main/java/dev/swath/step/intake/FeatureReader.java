package dev.swath.step.intake;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.base.Ellipsoid;
import dev.swath.io.base.GeometryHash;
import dev.swath.io.ledger.Features;
import dev.swath.io.vector.RawFeature;
import dev.swath.model.Feature;
import dev.swath.model.Reason;
import dev.swath.model.Source;
import dev.swath.model.Terms;
import dev.swath.model.trouble.Trouble;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Turns one row of a file into a feature: reprojected, repaired, measured, with its terms; or aside, with its reason. */
final class FeatureReader {
    private final int maxVertices;
    private final int maxMonths;

    /**
     * @param maxVertices most vertices of a clip shape
     * @param maxMonths longest period of one search, in months
     */
    FeatureReader(int maxVertices, int maxMonths) {
        this.maxVertices = maxVertices;
        this.maxMonths = maxMonths;
    }

    Features.Taken read(Reading.Block block, RawFeature raw) {
        var terms = block.reading().terms;
        try {
            if (raw.problem() != null) {
                return aside(block, raw, null, new Reason("unreadable", raw.problem()));
            }
            var wanted = terms.terms(raw.attributes());
            var repaired = RepairGeometry.repair(widened(raw, block));
            var aoi = repaired.geometry();
            return aoi != null
                    ? usable(block, raw, wanted, aoi, repaired.repairs())
                    : aside(block, raw, wanted, new Reason("unusable-geometry", String.valueOf(repaired.setAside())));
        } catch (Trouble trouble) {
            return aside(block, raw, null, new Reason(trouble.code(), trouble.line()));
        }
    }

    private static @Nullable Geometry widened(RawFeature raw, Reading.Block block) {
        var geometry = raw.geometry() == null ? null : block.crs().toWgs84(raw.geometry());
        double metres = block.reading().terms.bufferMetres();
        return geometry != null && geometry.getDimension() < 2 && metres > 0
                ? GeodesicBuffer.bufferMetres(geometry, metres)
                : geometry;
    }

    private Features.Taken usable(
            Reading.Block block, RawFeature raw, Terms wanted, Geometry aoi, List<String> repairedBy) {
        var simplified = SimplifyClip.simplify(aoi, maxVertices);
        var repairs = new ArrayList<>(repairedBy);
        if (simplified.verticesAfter() < simplified.verticesBefore()) {
            repairs.add("clip shape simplified outwards from " + simplified.verticesBefore() + " to "
                    + simplified.verticesAfter() + " vertices");
        }
        var hash = GeometryHash.clipHash(aoi);
        var feature = new Feature(
                UlidCreator.getMonotonicUlid().toString(),
                block.reading().job.id(),
                key(block, raw, hash),
                raw.row(),
                aoi,
                simplified.geometry(),
                hash,
                Ellipsoid.hectares4(aoi),
                List.copyOf(repairs),
                wanted,
                null);
        // mosaics are listed once, however long the period is
        var periods = wanted.source() == Source.BASEMAPS
                ? List.of(wanted.period())
                : wanted.period().chunks(maxMonths, wanted.cadence());
        return new Features.Taken(feature, periods);
    }

    private static Features.Taken aside(Reading.Block block, RawFeature raw, @Nullable Terms terms, Reason reason) {
        var feature = new Feature(
                UlidCreator.getMonotonicUlid().toString(),
                block.reading().job.id(),
                key(block, raw, "row-" + raw.row()),
                raw.row(),
                null,
                null,
                "",
                BigDecimal.ZERO.setScale(4),
                List.of(),
                terms,
                reason);
        return new Features.Taken(feature, List.of());
    }

    private static String key(Reading.Block block, RawFeature raw, String hash) {
        var given = block.reading().terms.key(raw.attributes());
        var key = !given.isEmpty() ? given : hash.startsWith("row-") ? hash : "f-" + hash.substring(0, 12);
        return block.layer().isEmpty() ? key : block.layer() + "-" + key;
    }
}
