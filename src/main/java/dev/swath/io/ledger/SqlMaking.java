package dev.swath.io.ledger;

import dev.swath.model.CompositeMaking;
import org.jdbi.v3.core.Handle;

/** How composites are made, as it was when they were asked for. */
record SqlMaking(Handle handle) {
    void keep(String compositeId, CompositeMaking making) {
        handle.createUpdate("insert into composite_making (composite_id, grid, resolution, reducer, mask, dilation,"
                        + " output, stretch) values (:id, :grid, :resolution, :reducer, :mask, :dilation, :output,"
                        + " :stretch)")
                .bind("id", compositeId)
                .bind("grid", making.grid())
                .bind("resolution", making.resolution())
                .bind("reducer", making.reducer())
                .bind("mask", making.mask())
                .bind("dilation", making.dilationPixels())
                .bind("output", making.output())
                .bind("stretch", making.stretch())
                .execute();
    }

    /** @throws IllegalArgumentException when there is no composite of that id */
    CompositeMaking get(String compositeId) {
        return handle.createQuery("select * from composite_making where composite_id = :id")
                .bind("id", compositeId)
                .map((row, context) -> new CompositeMaking(
                        row.getString("grid"),
                        row.getDouble("resolution"),
                        row.getString("reducer"),
                        row.getString("mask"),
                        row.getInt("dilation"),
                        row.getString("output"),
                        row.getString("stretch")))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no composite " + compositeId));
    }
}
