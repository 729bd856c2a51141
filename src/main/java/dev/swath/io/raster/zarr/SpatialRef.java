package dev.swath.io.raster.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/** Where a cube lies, as CF, rioxarray, GDAL and GeoZarr each want to be told. */
final class SpatialRef {
    static final String NAME = "spatial_ref";

    private final Grid grid;
    private final Optional<String> wkt;
    private final OptionalInt epsg;

    SpatialRef(Grid grid) {
        this.grid = grid;
        wkt = grid.crs().wkt();
        epsg = grid.crs().epsg();
    }

    /** Of the scalar that CF's {@code grid_mapping} names. */
    ObjectNode attributes() {
        ObjectNode attributes = Json.object();
        if (grid.crs().isGeographic()) {
            attributes.put("grid_mapping_name", "latitude_longitude");
        }
        wkt.ifPresent(text -> attributes.put("crs_wkt", text));
        attributes.put(NAME, wkt.orElseGet(this::code));
        return attributes.put("GeoTransform", geoTransform());
    }

    /** GDAL before 3.8 finds the CRS of an array only here. */
    ObjectNode gdal() {
        ObjectNode crs = Json.object();
        wkt.ifPresent(text -> crs.put("wkt", text));
        epsg.ifPresent(number -> crs.put("url", "http://www.opengis.net/def/crs/EPSG/0/" + number));
        return crs;
    }

    /** Of an axis through the centres of pixels. */
    ObjectNode axis(String axis) {
        boolean x = axis.equals("x");
        Crs crs = grid.crs();
        ObjectNode attributes = Json.object().put("axis", x ? "X" : "Y");
        if (crs.isGeographic()) {
            return attributes
                    .put("standard_name", x ? "longitude" : "latitude")
                    .put("units", x ? "degrees_east" : "degrees_north");
        }
        attributes.put("standard_name", "projection_" + axis + "_coordinate");
        return crs.isMetric() ? attributes.put("units", "m") : attributes;
    }

    /** The draft conventions of GeoZarr, for the group: the same once more. */
    ObjectNode geoZarr() {
        ObjectNode attributes = Json.object();
        Affine t = grid.transform();
        Envelope box = grid.bounds();
        attributes
                .putArray("zarr_conventions")
                .add(convention("689b58e2-cf7b-45e0-9fff-9cfc0883d6b4", "spatial:"))
                .add(convention("f17cb550-5864-4468-aeb7-f3180cfb622f", "proj:"));
        epsg.ifPresent(number -> attributes.put("proj:code", code()));
        attributes.set("spatial:dimensions", Json.texts(List.of("y", "x")));
        attributes.set("spatial:transform", Json.numbers(List.of(t.a(), t.b(), t.c(), t.d(), t.e(), t.f())));
        attributes.set(
                "spatial:bbox", Json.numbers(List.of(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY())));
        attributes.set("spatial:shape", Json.numbers(List.of(grid.height(), grid.width())));
        return attributes.put("spatial:registration", "pixel");
    }

    private static ObjectNode convention(String uuid, String name) {
        return Json.object().put("uuid", uuid).put("name", name);
    }

    private String code() {
        return "EPSG:" + epsg.orElseThrow();
    }

    private String geoTransform() {
        Affine t = grid.transform();
        return Stream.of(t.c(), t.a(), t.b(), t.f(), t.d(), t.e())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
