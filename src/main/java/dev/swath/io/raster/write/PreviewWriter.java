package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
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
        if (bands.size() != 1 && bands.size() != 3) {
            throw new IllegalArgumentException("a picture has one or three bands, was " + bands.size());
        }
        if (lacksPixels(bands, nodata)) {
            List<Plane> samples = new ArrayList<>(stretched(bands, nodata));
            samples.add(opacity(bands, nodata));
            write("png", picture(BufferedImage.TYPE_4BYTE_ABGR, samples), out);
        } else if (bands.size() == 1) {
            write("png", picture(BufferedImage.TYPE_BYTE_GRAY, List.of(shades(bands.get(0), nodata))), out);
        } else {
            write("png", picture(BufferedImage.TYPE_3BYTE_BGR, stretched(bands, nodata)), out);
        }
    }

    /**
     * The colours of a picture; black where there is no data.
     *
     * @param bands one or three, all of the same size
     * @return red, green and blue of {@link SampleType#UINT8}
     */
    public static List<Plane> stretched(List<Plane> bands, @Nullable Double nodata) {
        List<Plane> shades = bands.stream().map(band -> shades(band, nodata)).toList();
        return shades.size() == 1 ? List.of(shades.get(0), shades.get(0), shades.get(0)) : shades;
    }

    /**
     * A JPEG in quality 85 of 100.
     *
     * @param colours red, green and blue of {@link SampleType#UINT8}, all of the same size
     * @param out is flushed, not closed
     */
    public static void jpeg(List<Plane> colours, OutputStream out) throws IOException {
        write("jpeg", picture(BufferedImage.TYPE_3BYTE_BGR, colours), out);
    }

    private static Plane shades(Plane band, @Nullable Double nodata) {
        Stretch stretch = Stretch.of(band, nodata);
        Plane shades = Plane.of(SampleType.UINT8, band.width(), band.height());
        byte[] bytes = shades.bytes();
        for (int i = 0; i < bytes.length; i++) {
            double value = band.value(i);
            bytes[i] = (byte) (Stretch.isData(value, nodata) ? stretch.apply(value) : 0);
        }
        return shades;
    }

    private static Plane opacity(List<Plane> bands, @Nullable Double nodata) {
        Plane opacity =
                Plane.of(SampleType.UINT8, bands.get(0).width(), bands.get(0).height());
        byte[] bytes = opacity.bytes();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (isMissing(bands, i, nodata) ? 0 : OPAQUE);
        }
        return opacity;
    }

    private static BufferedImage picture(int kind, List<Plane> samples) {
        Plane first = samples.get(0);
        var picture = new BufferedImage(first.width(), first.height(), kind);
        WritableRaster raster = picture.getRaster();
        int[] row = new int[first.width()];
        for (int band = 0; band < samples.size(); band++) {
            byte[] bytes = samples.get(band).bytes();
            for (int y = 0; y < first.height(); y++) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = bytes[y * row.length + x] & 0xff;
                }
                raster.setSamples(0, y, row.length, 1, band, row);
            }
        }
        return picture;
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
