package dev.swath.app.cli;

import dev.swath.io.base.Crs;
import dev.swath.io.vector.VectorFile;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;

/** A vector file as one area. */
final class AreaFile {
    private AreaFile() {}

    /**
     * All its polygons together, in longitude and latitude; those that cross themselves are repaired.
     *
     * @param assumedCrs of a file that says none; empty = such a file is refused
     * @throws BadInput when it cannot be read, or has no polygon
     */
    static Geometry read(Path file, String assumedCrs) {
        var polygons = new ArrayList<Geometry>();
        try (var rows = VectorFile.open(file, null)) {
            var crs = Crs.of(crs(file, rows.crs() == null ? assumedCrs : rows.crs()));
            while (rows.hasNext()) {
                var row = rows.next();
                if (row.problem() != null) {
                    throw new BadInput(
                            "bad-area",
                            file.getFileName() + ": row " + row.row() + " " + row.problem() + "; repair it, or leave it"
                                    + " out");
                }
                if (row.geometry() != null) {
                    var lonLat = crs.toWgs84(row.geometry());
                    var sound = IsValidOp.isValid(lonLat) ? lonLat : GeometryFixer.fix(lonLat);
                    for (Object polygon : PolygonExtracter.getPolygons(sound)) {
                        polygons.add((Geometry) polygon);
                    }
                }
            }
        }
        if (polygons.isEmpty()) {
            throw new BadInput("no-area", file.getFileName() + ": has no polygon; give the layer with the area");
        }
        return UnaryUnionOp.union(polygons);
    }

    private static String crs(Path file, String description) {
        if (description.isEmpty()) {
            throw new BadInput(
                    "missing-prj",
                    file.getFileName() + ": names no coordinate system; copy its .prj beside it, or add"
                            + " --set intake.assume-crs=EPSG:4326 if that is what it is in");
        }
        return description;
    }
}
