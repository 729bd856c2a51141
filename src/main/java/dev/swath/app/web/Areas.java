package dev.swath.app.web;

import dev.swath.io.ledger.Board.Area;
import dev.swath.io.ledger.Ledger;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Features with their shapes and how they stand, as GeoJSON. */
final class Areas {
    private final Ledger ledger;
    private final Drops drops;

    Areas(Ledger ledger, Drops drops) {
        this.ledger = ledger;
        this.drops = drops;
    }

    void list(RoutingContext context) {
        Answers.demandKnown(context, "drop", "after", "limit");
        var drop = Answers.parameter(context, "drop");
        var found = ledger.board().areas(drop == null ? null : drops.one(drop).id(), Answers.page(context));
        Answers.page(context, "features", found, Areas::feature, Area::id, Map.of("type", "FeatureCollection"));
    }

    static Map<String, Object> feature(Area area) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("feature", area.key());
        properties.put("drop", area.drop());
        properties.put("drop_id", area.jobId());
        properties.put("state", area.state());
        properties.put("hectares", area.hectares());
        Answers.put(properties, area.aside());
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        feature.put("id", area.id());
        feature.put("geometry", area.shape() == null ? null : Shapes.geoJson(area.shape()));
        feature.put("properties", properties);
        return feature;
    }
}
