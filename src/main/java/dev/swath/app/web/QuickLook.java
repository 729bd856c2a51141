package dev.swath.app.web;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.read.RasterInfo;
import dev.swath.io.raster.warp.Resampling;
import dev.swath.io.raster.warp.Warp;
import dev.swath.io.raster.write.PreviewWriter;
import dev.swath.model.trouble.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A small picture of an image, in the projection that web maps have: pictures over the same bounds lie on each other to
 * the pixel. Read from the overview that suffices, strip by strip.
 */
final class QuickLook {
    private static final Crs WEB_MERCATOR = Crs.of("EPSG:3857");
    private static final int STRIP = 64;
    /** Pixels of the image that one strip of the picture may need. */
    private static final long MOST_PIXELS = 8_000_000;

    private static final double TOLERANCE = 0.125;
    private static final int PLANETSCOPE_BANDS = 8;

    private QuickLook() {}

    /** Where a picture of so many pixels on its longer side lies. */
    static Grid grid(Envelope lonLat, int side) {
        var southWest = WEB_MERCATOR.fromWgs84(lonLat.getMinX(), lonLat.getMinY());
        var northEast = WEB_MERCATOR.fromWgs84(lonLat.getMaxX(), lonLat.getMaxY());
        double width = northEast.getX() - southWest.getX();
        double height = northEast.getY() - southWest.getY();
        double pixel = Math.max(width, height) / side;
        return new Grid(
                WEB_MERCATOR,
                Affine.northUp(southWest.getX(), northEast.getY(), pixel, pixel),
                Math.max(1, (int) Math.round(width / pixel)),
                Math.max(1, (int) Math.round(height / pixel)));
    }

    /**
     * @param source closed by this
     * @param wanted degrees; null = all that the image covers
     * @return PNG
     * @throws BadInput {@code no-picture} when the image is not placed on the earth
     */
    static byte[] png(RangeSource source, @Nullable Envelope wanted, int side) {
        try (var reader = CogReader.open(source)) {
            var info = reader.info();
            var crs = reader.crs().orElseThrow(() -> unplaced(source.name()));
            var lonLat = wanted == null ? extent(info, crs, source.name()) : wanted;
            var target = grid(lonLat, side);
            int level = level(info, crs, target, lonLat);
            var size = info.levels().get(level);
            var affine = info.transform(level).orElseThrow(() -> unplaced(source.name()));
            var from = new Grid(crs, affine, size.width(), size.height());
            var planes = planes(reader, from, target, level);
            var png = new ByteArrayOutputStream();
            PreviewWriter.png(planes, nodata(info), png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Envelope extent(RasterInfo info, Crs crs, String name) {
        var affine = info.transform().orElseThrow(() -> unplaced(name));
        int right = info.width();
        int bottom = info.height();
        var corners = new Envelope(affine.x(0, 0), affine.x(right, bottom), affine.y(0, 0), affine.y(right, bottom));
        return crs.toWgs84(new GeometryFactory().toGeometry(corners)).getEnvelopeInternal();
    }

    /** Whole numbers are 0 where there is nothing, unless the image says otherwise. */
    private static double nodata(RasterInfo info) {
        return info.nodata().orElse(info.type().isFloat() ? Double.NaN : 0);
    }

    private static BadInput unplaced(String name) {
        return new BadInput("no-picture", name + ": does not say where it lies, so no picture of it can be drawn");
    }

    /** How many pixels of the image become one of the picture, in the middle of it. */
    private static int level(RasterInfo info, Crs crs, Grid target, Envelope lonLat) {
        double metresPerUnit = crs.isGeographic() ? 111_320 : 1;
        double pixel = info.transform().map(Affine::a).map(Math::abs).orElse(1.0) * metresPerUnit;
        double wanted = target.transform().a() * Math.cos(Math.toRadians(lonLat.centre().y));
        return info.levelFor(wanted / pixel);
    }

    private static List<Plane> planes(CogReader reader, Grid from, Grid target, int level) {
        var info = reader.info();
        int[] bands = bands(info);
        var planes = new ArrayList<Plane>();
        for (int i = 0; i < bands.length; i++) {
            planes.add(Plane.of(info.type(), target.width(), target.height()));
        }
        var warp = Warp.plan(from, target, Resampling.BILINEAR, TOLERANCE);
        for (int row = 0; row < target.height(); row += STRIP) {
            var strip = new Window(0, row, target.width(), Math.min(STRIP, target.height() - row));
            fill(reader, warp, strip, level, bands, planes);
        }
        return planes;
    }

    private static void fill(CogReader reader, Warp warp, Window strip, int level, int[] bands, List<Plane> planes) {
        var tile = warp.tile(strip);
        var needed = tile.source();
        double missing = nodata(reader.info());
        for (int i = 0; i < bands.length; i++) {
            Plane made = null;
            if (needed.isPresent()) {
                if (needed.get().pixels() > MOST_PIXELS) {
                    throw new BadInput("no-picture", "the image has no overview that is small enough to be drawn");
                }
                made = tile.apply(reader.read(needed.get(), level, bands[i]).get(0), OptionalDouble.of(missing));
            }
            for (int at = 0; at < strip.width() * strip.height(); at++) {
                planes.get(i).set(strip.row() * strip.width() + at, made == null ? missing : made.value(at));
            }
        }
    }

    /** Red, green and blue: by their names, else by where the provider's bundles have them; one band is grey. */
    private static int[] bands(RasterInfo info) {
        var names = info.bands().stream()
                .map(band -> band.description().toLowerCase(Locale.ROOT))
                .toList();
        var named = List.of("red", "green", "blue").stream()
                .mapToInt(names::indexOf)
                .toArray();
        if (named[0] >= 0 && named[1] >= 0 && named[2] >= 0) {
            return named;
        }
        int count = names.size();
        boolean isDisplay = info.type().bytes() == 1;
        if (count >= PLANETSCOPE_BANDS) {
            return new int[] {5, 3, 1};
        }
        if (count >= 4 && !isDisplay) {
            return new int[] {2, 1, 0};
        }
        return count >= 3 ? new int[] {0, 1, 2} : new int[] {0};
    }
}
