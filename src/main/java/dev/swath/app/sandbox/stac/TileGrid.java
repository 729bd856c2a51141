package dev.swath.app.sandbox.stac;

import dev.swath.io.base.Crs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** All tiles of one size between 80 south and 84 north, except those across the antimeridian. */
final class TileGrid {
    /** More tiles than that are not searched. */
    private static final int MOST = 20_000;

    private static final Pattern NAME = Pattern.compile("(0[1-9]|[1-5]\\d|60)([C-X])([A-Z]{2})(\\d{0,2})");
    /** Squares of 100 km from the equator to where the grid ends. */
    private static final int LEAST_ROW = -90;

    private static final int GREATEST_ROW = 94;
    private static final double SOUTHMOST = -80;
    private static final double NORTHMOST = 84;
    /** Degrees from the middle of a zone that its tiles reach, the wide zone 32 of Norway included. */
    private static final double REACH = 7;

    private static final int STEPS = 4;
    private static final int LEAST_KM = 100;
    private static final int GREATEST_KM = 900;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final int coreKm;

    TileGrid(int coreKm) {
        this.coreKm = coreKm;
    }

    /**
     * Tiles that have a point in common with an area in degrees.
     *
     * @throws Refusal when they are too many
     */
    List<Tile> touching(Geometry area) {
        Envelope box = area.getEnvelopeInternal();
        var prepared = PreparedGeometryFactory.prepare(area);
        var found = new ArrayList<Tile>();
        for (int zone = 1; zone <= 60; zone++) {
            for (Tile tile : candidates(zone, box)) {
                Geometry outline = tile.outline();
                if (outline.getEnvelopeInternal().getWidth() < 180 && prepared.intersects(outline)) {
                    found.add(tile);
                }
            }
        }
        return found;
    }

    Optional<Tile> named(String name) {
        Matcher parts = NAME.matcher(name);
        int perSquare = 100 / coreKm;
        if (!parts.matches() || parts.group(4).length() != (perSquare == 1 ? 0 : 2)) {
            return Optional.empty();
        }
        int zone = Integer.parseInt(parts.group(1));
        int east = perSquare == 1 ? 0 : (parts.group(4).charAt(0) - '0') * 10 / coreKm;
        int north = perSquare == 1 ? 0 : (parts.group(4).charAt(1) - '0') * 10 / coreKm;
        // the letters of rows come again every 2000 km: the band of the name says which is meant
        for (int column = 1; column <= 8; column++) {
            for (int row = LEAST_ROW; row <= GREATEST_ROW; row++) {
                if (Mgrs.square(zone, column, row).equals(parts.group(3))) {
                    var tile = new Tile(zone, column * perSquare + east, row * perSquare + north, coreKm);
                    if (tile.name().equals(name)) {
                        return Optional.of(tile);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private List<Tile> candidates(int zone, Envelope box) {
        double middle = zone * 6 - 183;
        var part = box.intersection(new Envelope(middle - REACH, middle + REACH, SOUTHMOST, NORTHMOST));
        if (part.isNull()) {
            return List.of();
        }
        Envelope cores = cores(zone, part);
        double many = (cores.getWidth() + 1) * (cores.getHeight() + 1);
        if (many > MOST * 4.0) {
            throw Refusal.bad("area too large for this service");
        }
        return ofZone(zone, cores);
    }

    /** Columns and rows that can touch a part of the zone. */
    private Envelope cores(int zone, Envelope part) {
        var reach = new Envelope();
        for (int i = 0; i <= STEPS; i++) {
            for (int j = 0; j <= STEPS; j++) {
                double longitude = part.getMinX() + part.getWidth() * i / STEPS;
                double latitude = part.getMinY() + part.getHeight() * j / STEPS;
                reach.expandToInclude(Crs.of(32600 + zone).fromWgs84(longitude, latitude));
            }
        }
        double core = coreKm * 1000.0;
        double least = (double) LEAST_KM / coreKm;
        double greatest = (double) GREATEST_KM / coreKm - 1;
        return new Envelope(
                Math.max(least, Math.floor(reach.getMinX() / core) - 1),
                Math.max(least, Math.min(greatest, Math.floor(reach.getMaxX() / core))),
                Math.floor(reach.getMinY() / core) - 1,
                Math.floor(reach.getMaxY() / core) + 1);
    }

    /** Of these cores, those with a corner in the zone itself. */
    private List<Tile> ofZone(int zone, Envelope cores) {
        int west = (int) cores.getMinX();
        int south = (int) cores.getMinY();
        int across = (int) cores.getWidth() + 2;
        int down = (int) cores.getHeight() + 2;
        boolean[] inZone = new boolean[across * down];
        Coordinate[] corners = corners(zone, west, south, across, down);
        for (int i = 0; i < corners.length; i++) {
            inZone[i] = Mgrs.zone(corners[i].x, corners[i].y) == zone;
        }
        var tiles = new ArrayList<Tile>();
        for (int row = 0; row < down - 1; row++) {
            for (int column = 0; column < across - 1; column++) {
                int at = row * across + column;
                if (inZone[at] || inZone[at + 1] || inZone[at + across] || inZone[at + across + 1]) {
                    tiles.add(new Tile(zone, west + column, south + row, coreKm));
                }
            }
        }
        return tiles;
    }

    private Coordinate[] corners(int zone, int west, int south, int across, int down) {
        var corners = new Coordinate[across * down];
        for (int i = 0; i < corners.length; i++) {
            double x = (west + i % across) * coreKm * 1000.0;
            double y = (south + i / across) * coreKm * 1000.0;
            corners[i] = new Coordinate(x, y);
        }
        return Crs.of(32600 + zone).toWgs84(FACTORY.createLineString(corners)).getCoordinates();
    }
}
