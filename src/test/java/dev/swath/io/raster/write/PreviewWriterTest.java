package dev.swath.io.raster.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreviewWriterTest {
    private interface Format {
        void write(List<Plane> bands, @Nullable Double nodata, ByteArrayOutputStream out) throws IOException;
    }

    private static BufferedImage written(Format format, List<Plane> bands, @Nullable Double nodata) throws IOException {
        var out = new ByteArrayOutputStream();
        format.write(bands, nodata, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    /** 0, step, 2 step … from west to east and on in the next row. */
    private static Plane ramp(int width, int height, double first, double step) {
        var plane = Plane.of(SampleType.UINT16, width, height);
        for (int i = 0; i < plane.length(); i++) {
            plane.set(i, first + i * step);
        }
        return plane;
    }

    @Test
    void stretch_goesFromTheSecondToTheLastButTwoPercent() {
        // 0, 10 … 1000: percentiles as numpy.percentile gives them
        var stretch = Stretch.of(ramp(101, 1, 0, 10), null);
        assertThat(stretch).isEqualTo(new Stretch(20, 980));
        assertThat(stretch.apply(5)).isZero();
        assertThat(stretch.apply(20)).isZero();
        assertThat(stretch.apply(500)).isEqualTo(128);
        assertThat(stretch.apply(980)).isEqualTo(255);
        assertThat(stretch.apply(60_000)).isEqualTo(255);
        // linear between two samples: numpy.percentile([10, 20, 30], [2, 98])
        assertThat(Stretch.of(ramp(4, 1, 0, 10), 0.0)).isEqualTo(new Stretch(10.4, 29.6));
        assertThat(new Stretch(3, 3).apply(3)).isEqualTo(128);
    }

    @Test
    void png_showsColoursAndNothingWhereNothingIs() throws IOException {
        var red = ramp(20, 10, 0, 5);
        var green = ramp(20, 10, 1000, 0);
        var blue = ramp(20, 10, 0, 5);
        green.set(0, 0);
        var picture = written(PreviewWriter::png, List.of(red, green, blue), 0.0);
        assertThat(picture.getWidth()).isEqualTo(20);
        assertThat(picture.getHeight()).isEqualTo(10);
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();
        assertThat(picture.getRGB(19, 9)).isEqualTo(0xffff80ff);
        assertThat(picture.getRGB(1, 0)).isEqualTo(0xff008000);
    }

    @Test
    void oneBand_isGrey() throws IOException {
        var picture = written(PreviewWriter::png, List.of(ramp(20, 10, 0, 5)), null);
        assertThat(picture.getRaster().getNumBands()).isEqualTo(1);
        assertThat(picture.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(picture.getRaster().getSample(19, 9, 0)).isEqualTo(255);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(PreviewWriter::png, List.of(ramp(1, 1, 0, 0), ramp(1, 1, 0, 0)), null));
    }

    @Test
    void jpeg_isSmallAndClose() throws IOException {
        var band = ramp(64, 64, 0, 16);
        var out = new ByteArrayOutputStream();
        PreviewWriter.jpeg(PreviewWriter.stretched(List.of(band), null), out);
        assertThat(out.size()).isLessThan(64 * 64 * 3 / 4);
        var picture = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        var stretch = Stretch.of(band, null);
        int shade = picture.getRGB(32, 32) & 0xff;
        assertThat(Math.abs(shade - stretch.apply(band.value(32 * 64 + 32)))).isLessThan(12);
    }
}
