package dev.swath.app.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/**
 * The one band of a tiled, deflated TIFF of whole numbers. Tags are read by the JDK, samples here: its reader knows no
 * horizontal differencing of 16 bits.
 */
final class Samples {
    private final int width;
    private final int height;
    private final int[] values;

    private Samples(int width, int height, int[] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    static Samples of(byte[] file) throws IOException {
        TIFFDirectory tags = tags(file);
        int width = tags.getTIFFField(256).getAsInt(0);
        int height = tags.getTIFFField(257).getAsInt(0);
        int side = tags.getTIFFField(322).getAsInt(0);
        int bytes = tags.getTIFFField(258).getAsInt(0) / 8;
        boolean differenced = tags.getTIFFField(317).getAsInt(0) == 2;
        TIFFField offsets = tags.getTIFFField(324);
        TIFFField lengths = tags.getTIFFField(325);
        int across = (width + side - 1) / side;
        ByteOrder order = file[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int[] values = new int[width * height];
        for (int tile = 0; tile < offsets.getCount(); tile++) {
            var packed = new ByteArrayInputStream(file, (int) offsets.getAsLong(tile), (int) lengths.getAsLong(tile));
            ByteBuffer raw = ByteBuffer.wrap(new InflaterInputStream(packed).readAllBytes())
                    .order(order);
            for (int row = 0; row < side; row++) {
                int left = 0;
                for (int column = 0; column < side; column++) {
                    int x = tile % across * side + column;
                    int y = tile / across * side + row;
                    int sample = bytes == 1 ? raw.get() : raw.getShort();
                    left = (differenced ? left + sample : sample) & (bytes == 1 ? 0xff : 0xffff);
                    if (x < width && y < height) {
                        values[y * width + x] = left;
                    }
                }
            }
        }
        return new Samples(width, height, values);
    }

    /** The tags of the first directory. */
    static TIFFDirectory tags(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
        try {
            return TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
        } finally {
            reader.dispose();
        }
    }

    int at(int x, int y) {
        return values[y * width + x];
    }
}
