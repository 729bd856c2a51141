package dev.swath.io.base;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an EPSG code stands for, from the tables of proj4j-epsg. Its WKT goes the same way as a .prj; codes without WKT
 * are taken from its proj4 strings if their datum needs no shift.
 */
final class EpsgCodes {
    /** Drawn from the same dataset but for another place at times (Cuba for NAD27), hence the datum table decides. */
    private static final Pattern SHIFT = Pattern.compile("TOWGS84\\[[^\\]]*\\],? ?");

    /** Projections of {@link Projection} that need no other reading in a proj4 string. */
    private static final Pattern PLAIN = Pattern.compile(
            "(\\+proj=(longlat|utm|tmerc|lcc|aea|laea|cea) .*)(\\+datum=(WGS84|NAD83)|\\+ellps=(GRS80|WGS84)).*");

    private EpsgCodes() {}

    /** Throws {@link IllegalArgumentException} with the reason, when the code is unknown or its CRS not supported. */
    static Proj4 find(int code) {
        String wkt = wkt(code);
        if (wkt != null) {
            return WktToProj4.convert(WktReader.read(wkt));
        }
        String proj4 = line("/proj4/nad/epsg", "<" + code + ">");
        if (proj4 == null) {
            throw new IllegalArgumentException("the code is not in the EPSG table");
        }
        String definition = proj4.replace("<>", "").strip();
        Matcher plain = PLAIN.matcher(definition);
        boolean shifted = definition.contains("+towgs84=") && !definition.contains("+towgs84=0,0,0,0,0,0,0");
        if (!plain.matches() || shifted) {
            throw new IllegalArgumentException("its projection or datum is not supported");
        }
        return new Proj4("EPSG:" + code, definition, null);
    }

    /** Without a shift of its datum; null when the table has none. */
    static @Nullable String wkt(int code) {
        String wkt = line("/proj4/wkt/epsg.properties", code + "=");
        return wkt == null ? null : SHIFT.matcher(wkt).replaceFirst("");
    }

    private static @Nullable String line(String resource, String start) {
        try (InputStream in = EpsgCodes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path: proj4j-epsg is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(start)) {
                    return line.substring(start.length());
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
