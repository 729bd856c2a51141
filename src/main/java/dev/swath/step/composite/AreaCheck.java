package dev.swath.step.composite;

import dev.swath.model.CompositeRequest;
import dev.swath.model.RequestFault;
import dev.swath.model.trouble.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** What is wrong with the area, the grid and the resolution of a request. */
final class AreaCheck {
    /** Transverse Mercator stretches by 0.4 % there; much further out it is no map any more. */
    private static final double FARTHEST_FROM_MERIDIAN = 6;

    private final long mostPixels;

    AreaCheck(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    List<RequestFault> check(CompositeRequest request) {
        List<RequestFault> faults = new ArrayList<>();
        if ((request.aoi() == null) == request.bboxes().isEmpty()) {
            faults.add(new RequestFault("aoi", "give either aoi or bboxes"));
        } else if (request.aoi() != null) {
            shape(request.aoi(), faults);
        } else {
            boxes(request.bboxes(), faults);
        }
        if (!(request.resolution() > 0 && Double.isFinite(request.resolution()))) {
            faults.add(new RequestFault("resolution", "must be above 0, was " + request.resolution()));
        }
        if (faults.isEmpty()) {
            grid(request, faults);
        }
        return faults;
    }

    private static void shape(Geometry aoi, List<RequestFault> faults) {
        if (!(aoi instanceof Polygonal) || aoi.isEmpty()) {
            faults.add(new RequestFault("aoi", "must be a Polygon or MultiPolygon, was " + aoi.getGeometryType()));
            return;
        }
        for (Coordinate place : aoi.getCoordinates()) {
            if (!onEarth(place.x, place.y)) {
                faults.add(outOfRange("aoi", place.x, place.y));
                return;
            }
        }
        if (!aoi.isValid() || aoi.getArea() == 0) {
            faults.add(new RequestFault("aoi", "crosses or touches itself, or has no area"));
        }
    }

    private static void boxes(List<List<Double>> boxes, List<RequestFault> faults) {
        for (int i = 0; i < boxes.size(); i++) {
            box("bboxes[" + i + "]", boxes.get(i), faults);
        }
    }

    private static void box(String field, List<Double> box, List<RequestFault> faults) {
        if (box.size() != 4) {
            faults.add(new RequestFault(field, "has west, south, east, north, was " + box));
            return;
        }
        double west = box.get(0);
        double south = box.get(1);
        double east = box.get(2);
        double north = box.get(3);
        if (!onEarth(west, south)) {
            faults.add(outOfRange(field, west, south));
        } else if (!onEarth(east, north)) {
            faults.add(outOfRange(field, east, north));
        } else if (west >= east) {
            faults.add(new RequestFault(
                    field, "west " + west + " is not below east " + east + "; cut it in two at the 180th meridian"));
        } else if (south >= north) {
            faults.add(new RequestFault(field, "south " + south + " is not below north " + north));
        }
    }

    private static boolean onEarth(double longitude, double latitude) {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
    }

    private static RequestFault outOfRange(String field, double longitude, double latitude) {
        return new RequestFault(
                field,
                "longitude " + longitude + ", latitude " + latitude + " is not within -180..180 and -90..90 degrees");
    }

    private void grid(CompositeRequest request, List<RequestFault> faults) {
        String word = request.grid();
        var aoi = Aoi.of(request);
        String field = request.aoi() == null ? "bboxes" : "aoi";
        if (word.equals(TargetGrid.AUTO) && !withinZone(field, aoi, faults)) {
            return;
        }
        if (!word.equals(TargetGrid.AUTO)
                && !word.equals(TargetGrid.ALIGNED)
                && !word.toUpperCase(Locale.ROOT).matches("EPSG:\\d{4,5}")) {
            faults.add(new RequestFault("grid", "\"" + word + "\" is none of auto, aligned, EPSG:n"));
            return;
        }
        try {
            // an aligned grid is known when the scenes are; until then its size is that of the zone
            String sized = word.equals(TargetGrid.ALIGNED) ? TargetGrid.AUTO : word;
            size(field, TargetGrid.extent(aoi, sized, request.resolution(), null), faults);
        } catch (BadInput e) {
            faults.add(new RequestFault("grid", e.line()));
        }
    }

    private static boolean withinZone(String field, Aoi aoi, List<RequestFault> faults) {
        Envelope box = aoi.shape().getEnvelopeInternal();
        if (box.getMinY() < UtmZone.LEAST_LATITUDE || box.getMaxY() > UtmZone.GREATEST_LATITUDE) {
            faults.add(new RequestFault(field, "reaches beyond UTM (80 S to 84 N); give grid=EPSG:3413 or EPSG:3031"));
            return false;
        }
        var zone = TargetGrid.zone(aoi);
        double reach = Math.max(zone.centralMeridian() - box.getMinX(), box.getMaxX() - zone.centralMeridian());
        if (reach > FARTHEST_FROM_MERIDIAN) {
            faults.add(new RequestFault(
                    field,
                    String.format(
                            Locale.ROOT,
                            "reaches %.1f degrees from the middle of UTM zone %d, too far for it; give grid=EPSG:n or"
                                    + " ask for parts",
                            reach,
                            zone.number())));
            return false;
        }
        return true;
    }

    private void size(String field, Extent extent, List<RequestFault> faults) {
        if (extent.pixels() > mostPixels || extent.width() > Integer.MAX_VALUE || extent.height() > Integer.MAX_VALUE) {
            faults.add(new RequestFault(
                    field,
                    "is too large: %d x %d pixels, at most %d; ask for parts or a coarser resolution"
                            .formatted(extent.width(), extent.height(), mostPixels)));
        }
    }
}
