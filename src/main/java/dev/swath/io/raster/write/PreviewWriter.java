package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes small pictures to look at, of one band in grey or of three as red, green and blue. Each band is stretched by
 * itself, see {@link Stretch#of}. A pixel that has data in no band is transparent in a PNG and black in a JPEG.
 */
public final class PreviewWriter {
    private static final float JPEG_QUALITY = 0.85f;
    private static final int OPAQUE = 255;

    private PreviewWriter() {}

    /**
     * @param bands one or three, all of the same size
     * @param out is flushed, not closed
     */
    public static void png(List<Plane> bands, @Nullable Double nodata, OutputStream out) throws IOException {
        write("png", picture(bands, nodata, true), out);
    }

    /** As {@link #png}, in quality 85 of 100. */
    public static void jpeg(List<Plane> bands, @Nullable Double nodata, OutputStream out) throws IOException {
        write("jpeg", picture(bands, nodata, false), out);
    }

    /**
     * A JPEG of colours as they are.
     *
     * @param colours red, green and blue of {@link dev.swath.io.raster.SampleType#UINT8}, all of the same size
     */
    public static void colours(List<Plane> colours, OutputStream out) throws IOException {
        Plane first = colours.get(0);
        var picture = new BufferedImage(first.width(), first.height(), BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < first.length(); i++) {
            for (int colour = 0; colour < 3; colour++) {
                picture.getRaster().setSample(i % first.width(), i / first.width(), colour, (int)
                        colours.get(colour).value(i));
            }
        }
        write("jpeg", picture, out);
    }

    private static BufferedImage picture(List<Plane> bands, @Nullable Double nodata, boolean mayBeTransparent) {
        if (bands.size() != 1 && bands.size() != 3) {
            throw new IllegalArgumentException("a picture has one or three bands, was " + bands.size());
        }
        Plane first = bands.get(0);
        boolean transparent = mayBeTransparent && lacksPixels(bands, nodata);
        var picture = new BufferedImage(first.width(), first.height(), kind(bands.size(), transparent));
        WritableRaster raster = picture.getRaster();
        int colours = transparent ? 3 : bands.size();
        for (int colour = 0; colour < colours; colour++) {
            Plane band = bands.get(Math.min(colour, bands.size() - 1));
            Stretch stretch = Stretch.of(band, nodata);
            for (int i = 0; i < band.length(); i++) {
                double value = band.value(i);
                int shade = Stretch.isData(value, nodata) ? stretch.apply(value) : 0;
                raster.setSample(i % band.width(), i / band.width(), colour, shade);
            }
        }
        if (transparent) {
            for (int i = 0; i < first.length(); i++) {
                raster.setSample(i % first.width(), i / first.width(), 3, isMissing(bands, i, nodata) ? 0 : OPAQUE);
            }
        }
        return picture;
    }

    private static int kind(int bands, boolean transparent) {
        if (transparent) {
            return BufferedImage.TYPE_4BYTE_ABGR;
        }
        return bands == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    }

    private static boolean lacksPixels(List<Plane> bands, @Nullable Double nodata) {
        for (int i = 0; i < bands.get(0).length(); i++) {
            if (isMissing(bands, i, nodata)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMissing(List<Plane> bands, int index, @Nullable Double nodata) {
        for (Plane band : bands) {
            if (Stretch.isData(band.value(index), nodata)) {
                return false;
            }
        }
        return true;
    }

    private static void write(String format, BufferedImage picture, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        // ImageIO would make a temporary file of its own
        try (var memory = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(memory);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        out.flush();
    }
}
