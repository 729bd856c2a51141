package dev.swath.io.base;

import dev.swath.model.trouble.BadInput;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * A coordinate reference system and its way to EPSG:4326. Projections agree with PROJ within a centimetre; what is not
 * surely right is refused by name. Where PROJ would use a grid, the one published three or seven parameter shift of the
 * datum is used, mostly the same PROJ takes without grids. NAD27 is good to 10 m and accepted in the contiguous US only;
 * NAD83(HARN), NAD83(CSRS), SAD69 and a few dozen local datums differ from PROJ's choice by 1 to 10 m.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Crs {
    private static final Pattern EPSG = Pattern.compile("(?:URN:OGC:DEF:CRS:EPSG:[^:]*:|EPSG:)(\\d{1,9})");
    private static final Pattern CODE = Pattern.compile("EPSG:([1-9]\\d{3,5})");
    private static final Pattern CRS84 = Pattern.compile("(?:URN:OGC:DEF:CRS:)?OGC:[^:]*:?CRS84");
    private static final String WGS84 = "+proj=longlat +a=6378137.0 +b=6356752.314245179 +towgs84=0,0,0 +no_defs";
    private static final GeometryFactory LON_LAT = new GeometryFactory(new PrecisionModel(), 4326);

    /** A hair of rounding at the edge of the world is not worth a refusal. */
    private static final double EDGE = 1e-9;

    /** By code: to look one up is a walk through a long table. */
    private static final Map<Integer, Crs> KNOWN = new ConcurrentHashMap<>();

    private final Proj4 source;
    private final String description;
    private final OptionalInt epsg;
    private final @Nullable CoordinateTransform toWgs84;
    private final @Nullable CoordinateTransform fromWgs84;

    private Crs(Proj4 source, String description) {
        this.source = source;
        this.description = description;
        this.epsg = code(description);
        boolean same = source.definition().equals(WGS84);
        CRSFactory factory = new CRSFactory();
        var here = factory.createFromParameters(source.name(), source.definition());
        var there = factory.createFromParameters("WGS 84", WGS84);
        toWgs84 = same ? null : new BasicCoordinateTransform(here, there);
        fromWgs84 = same ? null : new BasicCoordinateTransform(there, here);
    }

    /**
     * Understands a CRS.
     *
     * @param description the text of a .prj (ESRI or OGC WKT1, WKT2), {@code EPSG:n}, {@code urn:ogc:def:crs:EPSG::n} or
     *     {@code OGC:CRS84}. The axes are always x, y as stored, whatever the description says.
     * @throws BadInput {@code crs-unsupported}, with the name of what is not supported
     */
    public static Crs of(String description) {
        String text = description.strip().replaceFirst("^\uFEFF", "").strip();
        Matcher code = CODE.matcher(text);
        return code.matches() ? of(Integer.parseInt(code.group(1))) : understood(text);
    }

    /**
     * The CRS of an EPSG code, its axes x, y.
     *
     * @throws BadInput {@code crs-unsupported}
     */
    public static Crs of(int epsg) {
        return KNOWN.computeIfAbsent(epsg, code -> understood("EPSG:" + code));
    }

    private static Crs understood(String text) {
        try {
            return new Crs(read(text), text);
        } catch (IllegalArgumentException | Proj4jException e) {
            String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
            throw new BadInput(
                    "crs-unsupported",
                    "CRS " + shown.replaceAll("\\s+", " ") + " cannot be used: " + e.getMessage()
                            + "; reproject the file to EPSG:4326 first",
                    e);
        }
    }

    private static Proj4 read(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (CRS84.matcher(upper).matches()) {
            return new Proj4("OGC:CRS84", WGS84, null);
        }
        Matcher epsg = EPSG.matcher(upper);
        return epsg.matches()
                ? EpsgCodes.find(Integer.parseInt(epsg.group(1)))
                : WktToProj4.convert(WktReader.read(text));
    }

    /** The code that was asked for or stands in the text; OGC:CRS84 is 4326, whose axes are x, y here all the same. */
    private static OptionalInt code(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        Matcher epsg = EPSG.matcher(upper);
        if (epsg.matches()) {
            return OptionalInt.of(Integer.parseInt(epsg.group(1)));
        }
        return CRS84.matcher(upper).matches() ? OptionalInt.of(4326) : WktToProj4.epsg(WktReader.read(text));
    }

    /** What the EPSG table says of a code, as WKT1 without a shift of the datum; empty when it does not know it. */
    public static Optional<String> wkt(int epsg) {
        return Optional.ofNullable(EpsgCodes.wkt(epsg));
    }

    /** Its EPSG code, when it was described by one, or by a WKT that names one as its own. */
    public OptionalInt epsg() {
        return epsg;
    }

    /**
     * Its well-known text: what was given, or what the EPSG table has for the code. Some 650 newer codes, EPSG:6933 among
     * them, are known to the table by their numbers only: these have none.
     */
    public Optional<String> wkt() {
        if (description.indexOf('[') >= 0 || description.indexOf('(') >= 0) {
            return Optional.of(description);
        }
        return Optional.ofNullable(EpsgCodes.wkt(epsg.orElseThrow()));
    }

    /** Whether the same coordinates are the same place, however the two were described. */
    public boolean isSame(Crs other) {
        return source.definition().equals(other.source.definition());
    }

    Proj4 proj4() {
        return source;
    }

    /** Whether coordinates are degrees of longitude and latitude, on whatever datum. */
    public boolean isGeographic() {
        return source.definition().startsWith("+proj=longlat");
    }

    /** Projection, ellipsoid and shift to WGS 84 as a PROJ string, lengths in metres and angles in degrees. */
    public String proj4Text() {
        return source.definition();
    }

    /** Whether coordinates are metres. */
    public boolean isMetric() {
        String definition = source.definition() + " ";
        boolean other = definition.contains("+units=") && !definition.contains("+units=m ");
        return !isGeographic() && !other && !definition.contains("+to_meter=");
    }

    /** The name in the description, for people. */
    public String name() {
        return source.name();
    }

    /** Whether coordinates are already longitude and latitude on WGS 84, so that nothing is moved. */
    public boolean isWgs84() {
        return toWgs84 == null;
    }

    /**
     * Moves a geometry to longitude and latitude.
     *
     * @param geometry in this CRS, x and y as stored
     * @return a new geometry of the same type in EPSG:4326, longitude and latitude in degrees, without Z and M
     * @throws BadInput {@code outside-crs} when a coordinate is not finite or does not lie on the earth
     */
    public Geometry toWgs84(Geometry geometry) {
        return new GeometryEditor(LON_LAT).edit(geometry, new GeometryEditor.CoordinateSequenceOperation() {
            @Override
            public CoordinateSequence edit(CoordinateSequence sequence, Geometry part) {
                Coordinate[] moved = new Coordinate[sequence.size()];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = move(sequence.getX(i), sequence.getY(i));
                }
                return new CoordinateArraySequence(moved, 2);
            }
        });
    }

    /**
     * Moves a place into this CRS.
     *
     * @param longitude degrees
     * @param latitude degrees
     * @return x and y, as files store them
     * @throws BadInput {@code outside-crs} when the CRS has no such place
     */
    public CoordinateXY fromWgs84(double longitude, double latitude) {
        ProjCoordinate here = new ProjCoordinate(longitude, latitude);
        if (fromWgs84 != null) {
            try {
                fromWgs84.transform(new ProjCoordinate(longitude, latitude), here);
            } catch (Proj4jException | IllegalStateException e) {
                throw outside(longitude, latitude, e);
            }
        }
        if (!Double.isFinite(here.x) || !Double.isFinite(here.y)) {
            throw outside(longitude, latitude, null);
        }
        return new CoordinateXY(here.x, here.y);
    }

    private CoordinateXY move(double x, double y) {
        ProjCoordinate lonLat = new ProjCoordinate(x, y);
        if (toWgs84 != null) {
            try {
                toWgs84.transform(new ProjCoordinate(x, y), lonLat);
            } catch (Proj4jException | IllegalStateException e) {
                throw outside(x, y, e);
            }
        }
        // not written as > so that NaN is outside too
        if (!(Math.abs(lonLat.x) <= 180 + EDGE && Math.abs(lonLat.y) <= 90 + EDGE) || !inArea(lonLat)) {
            throw outside(x, y, null);
        }
        return new CoordinateXY(Math.max(-180, Math.min(180, lonLat.x)), Math.max(-90, Math.min(90, lonLat.y)));
    }

    private boolean inArea(ProjCoordinate lonLat) {
        Envelope area = source.area();
        return area == null || area.contains(lonLat.x, lonLat.y);
    }

    private BadInput outside(double x, double y, @Nullable Throwable cause) {
        String where = source.area() == null ? "" : ", whose shift to WGS 84 is known for " + source.area() + " only";
        return new BadInput(
                "outside-crs",
                "coordinate " + x + ", " + y + " does not lie in " + name() + where + "; check the .prj of the file",
                cause);
    }
}
