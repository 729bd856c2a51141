package dev.swath.step.dataset.grid;

import dev.swath.model.trouble.BadInput;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * All cells of one size, from 80 S to 84 N. Nothing is fetched: a cell follows from the place.
 *
 * @param km side of a cell in kilometres, one of {@link #SIZES}
 */
public record CellGrid(int km) {
    /** The sides that divide a 100 km square into whole kilometres, as {@code --km-size} has them. */
    public static final List<Integer> SIZES = List.of(1, 2, 4, 5, 10, 20, 25, 50, 100);

    private static final Pattern ID =
            Pattern.compile("ftw-(\\d{1,2})([C-HJ-NP-X])([A-HJ-NP-Z])([A-HJ-NP-V])(\\d{2})(\\d{2})");
    private static final int HIGHEST_KM = 10_000;
    /** An edge of that many degrees bends less than 3 cm away from a straight line in UTM. */
    private static final double STEP_DEGREES = 0.01;
    /** A box of so many degrees keeps its corners outermost in UTM, within this many metres. */
    private static final double SMALL_DEGREES = 0.02;

    private static final double SMALL_BEND_METRES = 2;

    /** @throws BadInput {@code cell-size} for another size */
    public CellGrid {
        if (!SIZES.contains(km)) {
            throw new BadInput("cell-size", "cells of " + km + " km do not exist; choose one of " + SIZES);
        }
    }

    /**
     * The cell of a place; on an edge it is the one to the north or east.
     *
     * @throws BadInput {@code outside-grid} beyond 80 S and 84 N
     */
    public Cell at(double longitude, double latitude) {
        GridZone zone = GridZone.at(longitude, latitude);
        Coordinate utm = zone.crs().fromWgs84(longitude == 180 ? -180 : longitude, latitude);
        return cell(zone, utm.x, utm.y);
    }

    /**
     * The cell of a place in UTM.
     *
     * @param epsg 32601 to 32660 or 32701 to 32760
     * @throws BadInput {@code outside-grid} where the place belongs to another zone, or to none
     */
    public Cell atUtm(int epsg, double x, double y) {
        int zone = epsg % 100;
        if ((epsg / 100 != 326 && epsg / 100 != 327) || zone < 1 || zone > 60) {
            throw new BadInput("outside-grid", "EPSG:" + epsg + " is no UTM zone; give one of 32601 to 32760");
        }
        Coordinate place = CellShape.place(x, y, new GridZone(zone, epsg / 100 == 326 ? 'N' : 'M'));
        GridZone there = GridZone.at(place.x, place.y);
        if (there.epsg() != epsg) {
            throw new BadInput(
                    "outside-grid",
                    "%s, %s of EPSG:%d lies in grid zone %s; give it in EPSG:%d"
                            .formatted(x, y, epsg, there, there.epsg()));
        }
        return cell(there, x, y);
    }

    private Cell cell(GridZone zone, double x, double y) {
        return new Cell(zone, floor(x), floor(y), km);
    }

    private int floor(double metres) {
        return (int) Math.floor(metres / (km * 1000.0)) * km;
    }

    /**
     * The cell of an id, as {@link Cell#id()} writes it. Ids do not tell the size.
     *
     * @throws BadInput {@code cell-id} when this grid has no such cell
     */
    public Cell parse(String id) {
        Matcher match = ID.matcher(id);
        if (match.matches()) {
            int east = Integer.parseInt(match.group(5));
            int north = Integer.parseInt(match.group(6));
            int zone = Integer.parseInt(match.group(1));
            char band = match.group(2).charAt(0);
            int west = Square.westKm(zone, match.group(3).charAt(0));
            boolean exists = GridZone.exists(zone, band) && west >= 0 && east % km == 0 && north % km == 0;
            int south = Square.southKm(zone, match.group(4).charAt(0));
            for (int y = south + north; exists && y < HIGHEST_KM; y += Square.CYCLE_KM) {
                var cell = new Cell(new GridZone(zone, band), west + east, y, km);
                if (!cell.footprint().isEmpty()) {
                    return cell;
                }
            }
        }
        throw new BadInput("cell-id", "there is no cell " + id + " of " + km + " km; ids look like ftw-34UFF1628");
    }

    /**
     * Gives every cell that shares area with a geometry once, zone by zone. Touching is not sharing.
     *
     * @param lonLat valid polygons in longitude and latitude; what lies beyond 80 S and 84 N is in no cell
     */
    public void meeting(Geometry lonLat, Consumer<Cell> taker) {
        for (GridZone zone : GridZone.meeting(lonLat.getEnvelopeInternal())) {
            Geometry part = inside(lonLat, zone);
            if (!(part.getArea() > 0)) {
                continue;
            }
            Envelope box = part.getEnvelopeInternal();
            boolean small = box.getWidth() <= SMALL_DEGREES && box.getHeight() <= SMALL_DEGREES;
            Cell only = small ? single(zone, box) : null;
            if (only != null) {
                taker.accept(only);
            } else {
                Geometry utm = CellShape.toUtm(Densifier.densify(part, STEP_DEGREES), zone);
                walk(zone, utm, taker);
            }
        }
    }

    /** The one cell that a small box lies in; null where it may lie in more. Most parcels need no more than this. */
    private @Nullable Cell single(GridZone zone, Envelope lonLat) {
        var box = CellShape.toUtm(CellShape.LON_LAT.toGeometry(lonLat), zone).getEnvelopeInternal();
        box.expandBy(SMALL_BEND_METRES);
        int west = floor(box.getMinX());
        int south = floor(box.getMinY());
        boolean one = west == floor(box.getMaxX()) && south == floor(box.getMaxY());
        return one ? new Cell(zone, west, south, km) : null;
    }

    private static Geometry inside(Geometry lonLat, GridZone zone) {
        Envelope box = zone.bounds();
        return box.contains(lonLat.getEnvelopeInternal())
                ? lonLat
                : CellShape.areal(
                        OverlayNGRobust.overlay(lonLat, CellShape.LON_LAT.toGeometry(box), OverlayNG.INTERSECTION));
    }

    private void walk(GridZone zone, Geometry utm, Consumer<Cell> taker) {
        Envelope box = utm.getEnvelopeInternal();
        int east = floor(box.getMaxX());
        int north = floor(box.getMaxY());
        int west = floor(box.getMinX());
        int south = floor(box.getMinY());
        if (west == east && south == north) {
            taker.accept(new Cell(zone, west, south, km));
            return;
        }
        PreparedGeometry shape = PreparedGeometryFactory.prepare(utm);
        for (int x = west; x <= east; x += km) {
            for (int y = south; y <= north; y += km) {
                var cell = new Cell(zone, x, y, km);
                Geometry square = CellShape.LON_LAT.toGeometry(cell.bounds());
                if (shape.intersects(square) && (shape.containsProperly(square) || !shape.touches(square))) {
                    taker.accept(cell);
                }
            }
        }
    }
}
