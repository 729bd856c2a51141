package dev.swath.step.select;

import dev.swath.model.Cadence;
import dev.swath.model.Candidate;
import dev.swath.model.Period;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import dev.swath.model.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A request for a field of 0.1 degrees, and scenes of it. */
final class Sample {
    static final Period JUNE = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));
    static final Set<String> ASSETS = Set.of("ortho_analytic_4b_sr", "ortho_analytic_4b_xml", "ortho_udm2");

    private Sample() {}

    static Request request(Cadence cadence, double maxCloudPercent) {
        var terms = new Terms(
                JUNE, cadence, 98, maxCloudPercent, "PSScene", "analytic_8b_sr_udm2,analytic_sr_udm2", true, true);
        Geometry aoi = box(10, 50, 10.1, 50.1);
        return new Request("r1", "j1", "f1", "field/1", "my fields", aoi, aoi, "c1", BigDecimal.TEN, terms, JUNE);
    }

    static Geometry box(double west, double south, double east, double north) {
        return new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(west, south),
            new Coordinate(east, south),
            new Coordinate(east, north),
            new Coordinate(west, north),
            new Coordinate(west, south)
        });
    }

    /** A scene over the whole field. */
    static Scene scene(String id, String acquired, @Nullable Double cloudPercent) {
        return scene(id, acquired, cloudPercent, 100);
    }

    /** A scene over the given share of the field. */
    static Scene scene(String id, String acquired, @Nullable Double cloudPercent, double coveragePercent) {
        Geometry footprint =
                coveragePercent == 100 ? box(9.9, 49.9, 10.2, 50.2) : box(9.9, 49.9, 10 + coveragePercent / 1000, 50.2);
        return scene(id, acquired, cloudPercent, footprint);
    }

    static Scene scene(String id, String acquired, @Nullable Double cloudPercent, Geometry footprint) {
        return new Scene(
                id, "PSScene", Instant.parse(acquired), cloudPercent, footprint, ASSETS, ASSETS, "PSB.SD", true);
    }

    static Candidate undecided(Scene scene) {
        return new Candidate(scene, null, false, null);
    }
}
