package dev.swath.io.base;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * The way from one CRS to another for many places at once. A place without an image becomes NaN, NaN: pixels beyond the
 * edge of a projection are no trouble, they are empty.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class CrsTransform {
    /** A hair of rounding at a pole is not worth a hole. */
    private static final double EDGE = 1e-9;

    /** proj4j finds their latitudes by a short series, up to a millimetre off; a step back by what is off mends that. */
    private static final Pattern SERIES = Pattern.compile("^\\+proj=(laea|cea) ");

    private final @Nullable CoordinateTransform way;
    private final Crs from;
    private final Crs to;
    /** Null where no datum is bound to a region. */
    private final @Nullable CoordinateTransform toLonLat;
    /** From the projection and back to it, null where that loses nothing. */
    private final @Nullable CoordinateTransform roundTrip;

    private CrsTransform(Crs from, Crs to) {
        this.from = from;
        this.to = to;
        way = from.isSame(to) ? null : transform(from.proj4(), to.proj4());
        boolean bound = from.proj4().area() != null || to.proj4().area() != null;
        toLonLat = bound ? transform(from.proj4(), Crs.of("EPSG:4326").proj4()) : null;
        roundTrip = way != null && SERIES.matcher(from.proj4().definition()).find() ? roundTrip(from.proj4()) : null;
    }

    private static CoordinateTransform roundTrip(Proj4 from) {
        var here = new CRSFactory().createFromParameters(from.name(), from.definition());
        var lonLat = here.createGeographic();
        var out = new BasicCoordinateTransform(here, lonLat);
        var back = new BasicCoordinateTransform(lonLat, here);
        return new CoordinateTransform() {
            @Override
            public CoordinateReferenceSystem getSourceCRS() {
                return here;
            }

            @Override
            public CoordinateReferenceSystem getTargetCRS() {
                return here;
            }

            @Override
            public ProjCoordinate transform(ProjCoordinate place, ProjCoordinate there) {
                return back.transform(out.transform(place, new ProjCoordinate()), there);
            }
        };
    }

    public static CrsTransform between(Crs from, Crs to) {
        return new CrsTransform(from, to);
    }

    private static CoordinateTransform transform(Proj4 from, Proj4 to) {
        var factory = new CRSFactory();
        return new BasicCoordinateTransform(
                factory.createFromParameters(from.name(), from.definition()),
                factory.createFromParameters(to.name(), to.definition()));
    }

    /** Whether coordinates stay as they are. */
    public boolean isIdentity() {
        return way == null;
    }

    /**
     * Moves places in place.
     *
     * @param x eastward, in units of the CRS
     * @param y northward
     * @param start first place
     * @param end place after the last
     */
    public void apply(double[] x, double[] y, int start, int end) {
        Objects.checkFromToIndex(start, end, Math.min(x.length, y.length));
        if (way == null) {
            return;
        }
        var there = new ProjCoordinate();
        for (int i = start; i < end; i++) {
            boolean found = isPlace(from, x[i], y[i]) && inAreas(x[i], y[i]) && move(way, x[i], y[i], there);
            found = found && isPlace(to, there.x, there.y);
            x[i] = found ? there.x : Double.NaN;
            y[i] = found ? there.y : Double.NaN;
        }
    }

    private boolean move(CoordinateTransform way, double x, double y, ProjCoordinate there) {
        try {
            var here = new ProjCoordinate(x, y);
            if (roundTrip != null) {
                roundTrip.transform(here, there);
                here.setValue(2 * x - there.x, 2 * y - there.y);
            }
            way.transform(here, there);
            return true;
        } catch (Proj4jException | IllegalStateException e) {
            // the second is what proj4j says of latitudes beyond the poles
            return false;
        }
    }

    private static boolean isPlace(Crs crs, double x, double y) {
        return Double.isFinite(x) && Double.isFinite(y) && !(crs.isGeographic() && Math.abs(y) > 90 + EDGE);
    }

    private boolean inAreas(double x, double y) {
        if (toLonLat == null) {
            return true;
        }
        var lonLat = new ProjCoordinate();
        return move(toLonLat, x, y, lonLat) && within(from, lonLat) && within(to, lonLat);
    }

    private static boolean within(Crs crs, ProjCoordinate lonLat) {
        Envelope area = crs.proj4().area();
        return area == null || area.contains(lonLat.x, lonLat.y);
    }
}
