package dev.swath.io.raster.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.zarr.ZarrCube.Arrangement;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ZarrWriterTest {
    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 1);
    private static final Grid GRID = new Grid(Crs.of("EPSG:32733"), Affine.northUp(300000, 8200000, 10, 10), 10, 7);
    private static final List<ZarrBand> BANDS =
            List.of(new ZarrBand("blue", "Blue", 0.0001, -0.1), new ZarrBand("red", "Red", 0.0001, -0.1));

    static Stream<Arguments> kinds() {
        return Stream.of(ZarrFormat.values()).flatMap(format -> Stream.of(ZarrCodec.values())
                .filter(codec -> format == ZarrFormat.V2 || codec != ZarrCodec.ZLIB)
                .flatMap(codec -> Stream.of(Arrangement.values()).map(a -> Arguments.of(format, codec, a))));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_sample_comes_back(ZarrFormat format, ZarrCodec codec, Arrangement arrangement) throws IOException {
        var store = new MemoryStore();
        ZarrCube cube = cube(SampleType.UINT16, arrangement);
        fill(ZarrWriter.open(store, cube, format, codec), cube, MAY, JUNE);
        var decoder = new Decoder(store);
        for (int time = 0; time < 2; time++) {
            for (int band = 0; band < 2; band++) {
                for (int row = 0; row < 2; row++) {
                    for (int column = 0; column < 3; column++) {
                        ByteBuffer chunk = arrangement == Arrangement.ONE_ARRAY
                                ? decoder.chunk("bands", time, band, row, column)
                                : decoder.chunk(BANDS.get(band).name(), time, row, column);
                        check(chunk, time, band, row, column);
                    }
                }
            }
        }
    }

    private static void check(ByteBuffer chunk, int time, int band, int row, int column) {
        assertThat(chunk.capacity()).as("chunks at the edge are of full size").isEqualTo(4 * 4 * 2);
        for (int i = 0; i < 16; i++) {
            int y = 4 * row + i / 4;
            int x = 4 * column + i % 4;
            int wanted = y < 7 && x < 10 ? sample(time, band, y, x) : 65535;
            assertThat(chunk.getShort(2 * i) & 0xffff).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @EnumSource
    void coordinates_are_pixel_centres_and_days(ZarrFormat format) throws IOException {
        var store = new MemoryStore();
        ZarrCube cube = cube(SampleType.INT16, Arrangement.ARRAY_PER_BAND);
        fill(ZarrWriter.open(store, cube, format, ZarrCodec.ZSTD), cube, MAY, JUNE);
        var decoder = new Decoder(store);
        assertThat(decoder.chunk("x", 0).getDouble(9 * 8)).isEqualTo(300095);
        assertThat(decoder.chunk("y", 0).getDouble(6 * 8)).isEqualTo(8199935);
        assertThat(decoder.chunk("time", 0).getLong(8)).isEqualTo(JUNE.toEpochDay());
        assertThat(decoder.array("time").path("shape").path(0).asInt()).isEqualTo(2);
        assertThat(decoder.attributes("time").path("units").asText()).isEqualTo("days since 1970-01-01");
    }

    @ParameterizedTest
    @EnumSource
    void attributes_say_where_and_what(ZarrFormat format) throws IOException {
        var store = new MemoryStore();
        ZarrCube cube = cube(SampleType.INT16, Arrangement.ARRAY_PER_BAND);
        fill(ZarrWriter.open(store, cube, format, ZarrCodec.GZIP), cube, MAY);
        var decoder = new Decoder(store);
        assertThat(decoder.attributes("red").path("grid_mapping").asText()).isEqualTo("spatial_ref");
        assertThat(decoder.attributes("red").path("scale_factor").asDouble()).isEqualTo(0.0001);
        assertThat(decoder.attributes("red").path("add_offset").asDouble()).isEqualTo(-0.1);
        assertThat(decoder.attributes("red").path("_CRS").path("url").asText()).endsWith("/EPSG/0/32733");
        assertThat(decoder.attributes("spatial_ref").path("GeoTransform").asText())
                .isEqualTo("300000.0 10.0 0.0 8200000.0 0.0 -10.0");
        assertThat(decoder.attributes("spatial_ref").path("crs_wkt").asText()).startsWith("PROJCS[\"WGS 84 / UTM");
        assertThat(decoder.array("red").path("fill_value").asInt()).isEqualTo(-1);
        assertThat(decoder.chunk("spatial_ref", scalar(format)).capacity()).isEqualTo(4);
    }

    private static int[] scalar(ZarrFormat format) {
        return format == ZarrFormat.V2 ? new int[] {0} : new int[0];
    }

    @ParameterizedTest
    @EnumSource
    void metadata_with_all_comes_last(ZarrFormat format) throws IOException {
        var store = new MemoryStore();
        ZarrCube cube = cube(SampleType.UINT8, Arrangement.ONE_ARRAY);
        fill(ZarrWriter.open(store, cube, format, ZarrCodec.ZSTD), cube, MAY);
        String last = format == ZarrFormat.V2 ? ".zmetadata" : "zarr.json";
        assertThat(store.order).endsWith(last, "(published)");
    }

    @ParameterizedTest
    @EnumSource
    void a_further_month_is_added_and_the_others_stay(ZarrFormat format) throws IOException {
        var store = new MemoryStore();
        ZarrCube cube = cube(SampleType.UINT16, Arrangement.ONE_ARRAY);
        fill(ZarrWriter.open(store, cube, format, ZarrCodec.ZSTD), cube, MAY);
        store.order.clear();
        ZarrWriter again = ZarrWriter.open(store, cube, format, ZarrCodec.ZSTD);
        assertThat(again.times()).containsExactly(MAY);
        assertThat(again.time(MAY)).isZero();
        fill(again, cube, JUNE);
        var decoder = new Decoder(store);
        check(decoder.chunk("bands", 0, 1, 1, 2), 0, 1, 1, 2);
        check(decoder.chunk("bands", 1, 1, 1, 2), 1, 1, 1, 2);
        assertThat(decoder.array("bands").path("shape").path(0).asInt()).isEqualTo(2);
        assertThat(store.order).noneMatch(key -> key.startsWith("bands/0.") || key.startsWith("bands/c/0/"));
    }

    @ParameterizedTest
    @EnumSource
    void another_cube_is_not_added_to(ZarrFormat format) throws IOException {
        var store = new MemoryStore();
        ZarrCube cube = cube(SampleType.UINT16, Arrangement.ARRAY_PER_BAND);
        fill(ZarrWriter.open(store, cube, format, ZarrCodec.ZSTD), cube, MAY);
        for (ZarrCube other : List.of(
                cube(SampleType.INT16, Arrangement.ARRAY_PER_BAND),
                new ZarrCube(
                        new Grid(GRID.crs(), GRID.transform().from(1, 0), 10, 7),
                        BANDS,
                        SampleType.UINT16,
                        cube.nodata(),
                        4,
                        Arrangement.ARRAY_PER_BAND))) {
            assertThatThrownBy(() -> ZarrWriter.open(store, other, format, ZarrCodec.ZSTD))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("another cube");
        }
    }

    @Test
    void months_come_in_order() throws IOException {
        ZarrCube cube = cube(SampleType.UINT8, Arrangement.ONE_ARRAY);
        ZarrWriter writer = ZarrWriter.open(new MemoryStore(), cube, ZarrFormat.V2, ZarrCodec.ZSTD);
        assertThat(writer.time(JUNE)).isZero();
        assertThatThrownBy(() -> writer.time(MAY)).isInstanceOf(BadInput.class).hasMessageContaining("2024-05-01");
    }

    @Test
    void what_does_not_fit_is_refused() throws IOException {
        ZarrCube cube = cube(SampleType.UINT8, Arrangement.ONE_ARRAY);
        var store = new MemoryStore();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZarrWriter.open(store, cube, ZarrFormat.V3, ZarrCodec.ZLIB))
                .withMessageContaining("zlib");
        ZarrWriter writer = ZarrWriter.open(store, cube, ZarrFormat.V3, ZarrCodec.ZSTD);
        int time = writer.time(MAY);
        Plane whole = Plane.of(SampleType.UINT8, 4, 4);
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(time, 0, 0, 2, whole));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(time, 2, 0, 0, whole));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(time + 1, 0, 0, 0, whole));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(time, 0, 2, 0, whole));
        assertThatIllegalArgumentException().isThrownBy(() -> ZarrBand.of("spatial_ref"));
        assertThatIllegalArgumentException().isThrownBy(() -> ZarrBand.of("../red"));
    }

    private static ZarrCube cube(SampleType type, Arrangement arrangement) {
        double nodata = type == SampleType.INT16 ? -1 : type.greatest();
        return new ZarrCube(GRID, BANDS, type, OptionalDouble.of(nodata), 4, arrangement);
    }

    private static void fill(ZarrWriter writer, ZarrCube cube, LocalDate... months) throws IOException {
        for (LocalDate month : months) {
            int time = writer.time(month);
            for (int band = 0; band < 2; band++) {
                for (int chunk = 0; chunk < 6; chunk++) {
                    Window part = cube.chunk(chunk / 3, chunk % 3);
                    Plane plane = Plane.of(cube.type(), part.width(), part.height());
                    for (int i = 0; i < plane.length(); i++) {
                        int y = part.row() + i / part.width();
                        plane.set(i, sample(time, band, y, part.column() + i % part.width()));
                    }
                    writer.write(time, band, chunk / 3, chunk % 3, plane);
                }
            }
        }
        writer.publish();
    }

    private static int sample(int time, int band, int y, int x) {
        return 10000 * time + 1000 * band + 100 * y + x;
    }
}
