package dev.swath.io.base;

import java.util.Map;
import java.util.function.Function;

/**
 * The map projections that proj4j gets right, by their names in WKT. Each gives the proj4 parameters of its shape; false
 * origin, unit and ellipsoid are added by {@link WktToProj4}. A projection is listed only if it was compared with PROJ
 * and agreed within a centimetre; what is not listed is refused.
 */
final class Projection {
    private static final Map<String, Function<ProjectionParameters, String>> BY_NAME = Map.ofEntries(
            Map.entry("transversemercator", p -> "+proj=tmerc" + origin(p) + scale(p)),
            Map.entry("gausskruger", p -> "+proj=tmerc" + origin(p) + scale(p)),
            Map.entry("mercator", Projection::mercator),
            Map.entry("mercator1sp", Projection::mercator),
            Map.entry("mercator2sp", Projection::mercator),
            Map.entry("mercatorvarianta", Projection::mercator),
            Map.entry("mercatorvariantb", Projection::mercator),
            Map.entry("mercatorauxiliarysphere", Projection::webMercator),
            Map.entry("popularvisualisationpseudomercator", Projection::webMercator),
            Map.entry("albers", p -> "+proj=aea" + origin(p) + parallels(p)),
            Map.entry("albersequalarea", p -> "+proj=aea" + origin(p) + parallels(p)),
            Map.entry("albersconicequalarea", p -> "+proj=aea" + origin(p) + parallels(p)),
            Map.entry("lambertconformalconic", Projection::lambertConformal),
            Map.entry("lambertconformalconic1sp", Projection::lambertConformal),
            Map.entry("lambertconformalconic2sp", Projection::lambertConformal),
            Map.entry("lambertconicconformal1sp", Projection::lambertConformal),
            Map.entry("lambertconicconformal2sp", Projection::lambertConformal),
            Map.entry("lambertazimuthalequalarea", p -> "+proj=laea" + origin(p)),
            Map.entry("behrmann", p -> "+proj=cea +lon_0=" + p.longitude() + " +lat_ts=30"),
            Map.entry("cylindricalequalarea", Projection::cylindricalEqualArea),
            Map.entry("lambertcylindricalequalarea", Projection::cylindricalEqualArea),
            Map.entry("stereographicnorthpole", Projection::polarStereographic),
            Map.entry("stereographicsouthpole", Projection::polarStereographic),
            Map.entry("polarstereographic", Projection::polarStereographic),
            Map.entry("polarstereographicvarianta", Projection::polarStereographic),
            Map.entry("polarstereographicvariantb", Projection::polarStereographic),
            Map.entry("doublestereographic", p -> "+proj=sterea" + origin(p) + scale(p)),
            Map.entry("obliquestereographic", p -> "+proj=sterea" + origin(p) + scale(p)),
            Map.entry("hotineobliquemercatorazimuthcenter", Projection::obliqueMercator),
            Map.entry("hotineobliquemercatorvariantb", Projection::obliqueMercator),
            Map.entry("obliquemercator", Projection::obliqueMercator),
            Map.entry("swissobliquecylindrical", p -> "+proj=somerc" + origin(p) + scale(p)),
            Map.entry("cassini", p -> "+proj=cass" + origin(p)),
            Map.entry("cassinisoldner", p -> "+proj=cass" + origin(p)),
            Map.entry("newzealandmapgrid", p -> "+proj=nzmg" + origin(p)),
            Map.entry("mollweide", p -> "+proj=moll +lon_0=" + p.longitude()),
            Map.entry("robinson", p -> "+proj=robin +lon_0=" + p.longitude()));

    private Projection() {}

    /** Throws {@link IllegalArgumentException} when the projection is not among those that are right. */
    static String proj4(String name, ProjectionParameters parameters) {
        Function<ProjectionParameters, String> projection = BY_NAME.get(Names.plain(name));
        if (projection == null) {
            throw new IllegalArgumentException("projection " + name + " is not supported");
        }
        return projection.apply(parameters);
    }

    private static String origin(ProjectionParameters p) {
        return " +lat_0=" + p.latitude() + " +lon_0=" + p.longitude();
    }

    private static String scale(ProjectionParameters p) {
        return " +k_0=" + p.scale();
    }

    private static String parallels(ProjectionParameters p) {
        double first = p.firstParallel();
        double second = p.secondParallel();
        if (Double.isNaN(first) || Double.isNaN(second)) {
            throw new IllegalArgumentException("a standard parallel is missing");
        }
        return " +lat_1=" + first + " +lat_2=" + second;
    }

    /** proj4j computes another latitude of true scale than the equator as on a sphere: 460 m off at 2 degrees. */
    private static String mercator(ProjectionParameters p) {
        if (p.firstParallel() != 0 && !Double.isNaN(p.firstParallel())) {
            throw new IllegalArgumentException("Mercator with true scale off the equator is not supported");
        }
        return "+proj=merc +lon_0=" + p.longitude() + scale(p);
    }

    /** Spherical formulas on ellipsoidal latitudes; {@link WktToProj4} keeps the sphere when it sees this. */
    private static String webMercator(ProjectionParameters p) {
        return WktToProj4.WEB_MERCATOR + " +lon_0=" + p.longitude();
    }

    private static String lambertConformal(ProjectionParameters p) {
        if (!Double.isNaN(p.secondParallel())) {
            return "+proj=lcc" + origin(p) + parallels(p);
        }
        double parallel = Double.isNaN(p.firstParallel()) ? p.latitude() : p.firstParallel();
        return "+proj=lcc" + origin(p) + " +lat_1=" + parallel + scale(p);
    }

    private static String cylindricalEqualArea(ProjectionParameters p) {
        double parallel = Double.isNaN(p.firstParallel()) ? 0 : p.firstParallel();
        return "+proj=cea +lon_0=" + p.longitude() + " +lat_ts=" + parallel;
    }

    /** Variant A is told by a scale or an origin at the pole, variant B by the latitude of true scale. */
    private static String polarStereographic(ProjectionParameters p) {
        double trueScale = Double.isNaN(p.firstParallel()) ? p.latitude() : p.firstParallel();
        int pole = trueScale > 0 ? 90 : -90;
        String shape = "+proj=stere +lat_0=" + pole + " +lon_0=" + p.longitude();
        return p.scale() != 1 ? shape + " +lat_ts=" + pole + " +k=" + p.scale() : shape + " +lat_ts=" + trueScale;
    }

    /** Only the Swiss kind: the others came out kilometres off (Borneo) or were not compared. */
    private static String obliqueMercator(ProjectionParameters p) {
        double azimuth = p.get(0, "azimuth", "azimuthofinitialline", "azimuthatprojectioncentre");
        double grid = p.get(azimuth, "rectifiedgridangle", "anglefromrectifiedtoskewgrid");
        if (Math.abs(azimuth - 90) > 1e-9 || Math.abs(grid - 90) > 1e-6) {
            throw new IllegalArgumentException("oblique Mercator with azimuth " + azimuth + " is not supported");
        }
        return "+proj=somerc" + origin(p) + scale(p);
    }
}
