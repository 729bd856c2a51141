package dev.swath.io.raster.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and codes as OGC 19-008 numbers them. */
class GeoKeysTest {
    private static final String EUROPE = """
            PROJCS["Albers of my own | Ü",GEOGCS["GCS_Amersfoort",DATUM["D_Amersfoort",
            SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],
            PROJECTION["Albers"],PARAMETER["False_Easting",1000.0],PARAMETER["False_Northing",-500.0],
            PARAMETER["Central_Meridian",10.0],PARAMETER["Standard_Parallel_1",43.0],PARAMETER["Standard_Parallel_2",62.0],
            PARAMETER["Latitude_Of_Origin",30.0],UNIT["%s",%s]]""";

    private final Path folder;

    GeoKeysTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private WrittenTiff.Directory written(Crs crs, Affine transform) throws IOException {
        var spec = ImageSpec.of(new Grid(crs, transform, 2, 2), SampleType.UINT8, Written.bands(""), null);
        return Written.tiff(CogOptions.STANDARD, spec, (x, y, b) -> x, folder).main();
    }

    private Map<Integer, Object> keys(Crs crs) throws IOException {
        var main = written(crs, Affine.northUp(10, 50, 0.1, 0.1));
        long[] directory = main.numbers(34735);
        assertThat(directory).startsWith(1, 1, 0, directory.length / 4 - 1);
        Map<Integer, Object> keys = new TreeMap<>();
        for (int i = 4; i < directory.length; i += 4) {
            int count = (int) directory[i + 2];
            int at = (int) directory[i + 3];
            Object value = directory[i + 1] == 0
                    ? (Object) at
                    : directory[i + 1] == 34736
                            ? (Object) main.doubles(34736)[at]
                            : main.text(34737).substring(at, at + count);
            assertThat(keys.put((int) directory[i], value)).isNull();
        }
        return keys;
    }

    @Test
    void code_isEnoughWhereThereIsOne() throws IOException {
        assertThat(keys(Crs.of("EPSG:32632"))).isEqualTo(Map.of(1024, 1, 1025, 1, 3072, 32632));
        assertThat(keys(Crs.of("EPSG:4326"))).isEqualTo(Map.of(1024, 2, 1025, 1, 2048, 4326));
        assertThat(keys(Crs.of("OGC:CRS84"))).isEqualTo(Map.of(1024, 2, 1025, 1, 2048, 4326));
    }

    @Test
    void customProjection_isSaidByItsParameters() throws IOException {
        var keys = keys(Crs.of(EUROPE.formatted("Meter", "1.0")));
        assertThat(keys)
                .containsEntry(1024, 1)
                .containsEntry(1026, "Albers of my own / ?|")
                .containsEntry(2048, 32767)
                .containsEntry(2057, 6377397.155)
                .containsEntry(3072, 32767)
                .containsEntry(3074, 32767)
                .containsEntry(3075, 11)
                .containsEntry(3076, 9001)
                .containsEntry(3078, 43.0)
                .containsEntry(3079, 62.0)
                .containsEntry(3080, 10.0)
                .containsEntry(3081, 30.0)
                .containsEntry(3082, 1000.0)
                .containsEntry(3083, -500.0);
        assertThat((double) keys.getOrDefault(2059, 0.0)).isCloseTo(299.1528128, within(1e-8));
        // the shift to WGS 84 begins with metres along x, which this datum has
        assertThat((double) keys.getOrDefault(2062, 0.0)).isNotZero();
    }

    @Test
    void otherUnits_areToldByTheirSize() throws IOException {
        var keys = keys(Crs.of(EUROPE.formatted("Kilometer", "1000.0")));
        assertThat(keys).containsEntry(3076, 32767).containsEntry(3077, 1000.0).containsEntry(3082, 1000.0);
    }

    @Test
    void projectionsWithoutKeys_areRefusedByName() {
        Crs mollweide = Crs.of(EUROPE.formatted("Meter", "1.0")
                .replace("Albers\"]", "Mollweide\"]")
                .replace("Albers of my own | Ü", "World_Mollweide"));
        assertThatThrownBy(() -> keys(mollweide))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("World_Mollweide")
                .hasMessageContaining("+proj=moll");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void turnedGrid_hasAWholeTransformation() throws IOException {
        var main = written(Crs.of("EPSG:32632"), new Affine(8, 3, 500_000, 2, -9, 6_000_000));
        assertThat(main.doubles(34264)).containsExactly(8, 3, 0, 500_000, 2, -9, 0, 6_000_000, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(main.has(33550)).isFalse();
    }
}
