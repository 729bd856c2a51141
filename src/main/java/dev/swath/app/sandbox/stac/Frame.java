package dev.swath.app.sandbox.stac;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Where the pixels of a scene lie on the world that all scenes share, from points every 1.4 km and straight lines between
 * them, which is right within a metre.
 */
final class Frame {
    private static final double SPACING = 1372.5;
    private static final double EARTH = 6_378_137;
    private static final int SIZE = 4;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final int steps;
    /** For each point four numbers: Mercator's u and v, cover of clouds, and degrees from the middle of the swath. */
    private final double[] points;

    private final double halfWidth;

    Frame(Scene scene, Weather weather) {
        Tile tile = scene.tile();
        this.steps = (int) Math.ceil(tile.metres() / SPACING);
        this.halfWidth = scene.collection().mission().halfWidth();
        double axis = scene.collection().mission().axis(tile.middle(), scene.track());
        int side = steps + 1;
        this.points = new double[side * side * SIZE];
        Coordinate[] places = places(tile);
        Weather.Cover cover = weather.over(scene);
        for (int i = 0; i < places.length; i++) {
            double u = EARTH * Math.toRadians(places[i].x);
            double v = EARTH * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(places[i].y) / 2));
            points[i * SIZE] = u;
            points[i * SIZE + 1] = v;
            points[i * SIZE + 2] = cover.at(u, v);
            points[i * SIZE + 3] = Mission.across(places[i].x, places[i].y) - axis;
        }
    }

    private Coordinate[] places(Tile tile) {
        int side = steps + 1;
        var places = new Coordinate[side * side];
        for (int i = 0; i < places.length; i++) {
            int column = i % side;
            int row = i / side;
            double x = tile.west() + tile.metres() * column / steps;
            double y = tile.top() - tile.metres() * row / steps;
            places[i] = new Coordinate(x, y);
        }
        return tile.crs().toWgs84(FACTORY.createLineString(places)).getCoordinates();
    }

    /**
     * @param across 0 at the west edge, 1 at the east edge
     * @param down 0 at the north edge
     * @param at receives u, v, cover, and degrees from the middle of the swath
     */
    void place(double across, double down, double[] at) {
        double x = across * steps;
        double y = down * steps;
        int column = Math.min(steps - 1, (int) x);
        int row = Math.min(steps - 1, (int) y);
        double east = x - column;
        double south = y - row;
        int northWest = (row * (steps + 1) + column) * SIZE;
        int southWest = northWest + (steps + 1) * SIZE;
        for (int i = 0; i < SIZE; i++) {
            double above = points[northWest + i] * (1 - east) + points[northWest + SIZE + i] * east;
            double below = points[southWest + i] * (1 - east) + points[southWest + SIZE + i] * east;
            at[i] = above * (1 - south) + below * south;
        }
    }

    boolean inSwath(double[] at) {
        return Math.abs(at[3]) <= halfWidth;
    }
}
