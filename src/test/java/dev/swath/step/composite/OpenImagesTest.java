package dev.swath.step.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenImagesTest {
    private final List<String> opened = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final OpenImages images =
            new OpenImages(href -> new Watched(RangeSource.of(Path.of(href)), opened, closed), 2);
    private final String a;
    private final String b;
    private final String c;

    OpenImagesTest(@TempDir Path folder) throws IOException {
        var made = new TestImages(folder);
        var grid = new Grid(Crs.of("EPSG:32631"), Affine.northUp(600_000, 5_600_000, 10, 10), 16, 16);
        a = made.write("a", grid, SampleType.UINT8, (column, row) -> 1);
        b = made.write("b", grid, SampleType.UINT8, (column, row) -> 2);
        c = made.write("c", grid, SampleType.UINT8, (column, row) -> 3);
    }

    @Test
    void imagesStayOpen_andTheOneNotUsedForLongest_isClosed() {
        for (String href : List.of(a, b, a, c, a)) {
            int width = images.use(href, image -> image.grid(0).width());
            assertThat(width).isEqualTo(16);
        }
        assertThat(opened).containsExactly(a, b, c);
        assertThat(closed).containsExactly(b);
        images.close();
        assertThat(closed).containsExactlyInAnyOrder(a, b, c);
    }

    @Test
    void imageInUse_isNotClosed() {
        images.use(
                a,
                first -> images.use(
                        b,
                        second -> images.use(c, third -> {
                            assertThat(closed).isEmpty();
                            images.close();
                            assertThat(closed).isEmpty();
                            return 0;
                        })));
        assertThat(closed).containsExactly(c, b, a);
    }

    @Test
    void imageThatCannotBeOpened_isTriedAgain() {
        String missing = a + ".gone";
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> images.use(missing, image -> 0)).isInstanceOf(BadInput.class);
        }
        assertThat(opened).isEmpty();
    }

    /** Notes when the file is opened and closed. */
    private record Watched(RangeSource file, List<String> opened, List<String> closed) implements RangeSource {
        Watched {
            opened.add(file.name());
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public long length() {
            return file.length();
        }

        @Override
        public String identity() {
            return file.identity();
        }

        @Override
        public byte[] read(long offset, int length) {
            return file.read(offset, length);
        }

        @Override
        public void close() {
            closed.add(name());
            file.close();
        }
    }
}
