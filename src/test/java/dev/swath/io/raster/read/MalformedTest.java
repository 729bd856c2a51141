package dev.swath.io.raster.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedTest {
    private static final int MUTANTS = 1500;
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private static TestTiff tiff(int compression) {
        var tiff = new TestTiff();
        tiff.width = 40;
        tiff.height = 30;
        tiff.tile = compression == 5 ? 0 : 16;
        tiff.type = compression == 50000 ? SampleType.FLOAT32 : SampleType.UINT16;
        tiff.bands = 2;
        tiff.big = compression == 8;
        tiff.order = compression == 5 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        tiff.compression = compression;
        tiff.predictor = compression == 50000 ? 3 : compression == 5 || compression == 8 ? 2 : 1;
        tiff.extra.put(33550, new double[] {10, 10, 0});
        tiff.extra.put(33922, new double[] {0, 0, 0, 500_000, 4_000_000, 0});
        tiff.extra.put(34735, new int[] {1, 1, 0, 1, 3072, 0, 1, 32631});
        tiff.extra.put(42112, "<GDALMetadata><Item name=\"SCALE\" sample=\"0\" role=\"scale\">2</Item></GDALMetadata>");
        tiff.extra.put(42113, "7");
        return tiff;
    }

    /** Whatever becomes of a file, it is read, or refused in words; nothing else, and not for ever. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 32773, 50000})
    void aFileOfForgedBytes_isReadOrRefused(int compression) {
        byte[] good = tiff(compression).bytes();
        var random = new Random(compression);
        int refused = Assertions.assertTimeoutPreemptively(LONG_ENOUGH, () -> {
            int count = 0;
            for (int i = 0; i < MUTANTS; i++) {
                count += isRead(forged(good, random)) ? 0 : 1;
            }
            return count;
        });
        assertThat(refused).isBetween(MUTANTS / 20, MUTANTS - 1);
    }

    private static byte[] forged(byte[] good, Random random) {
        byte[] forged = good.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            // mostly in the directory, which lies at the end
            int from = random.nextInt(3) == 0 ? 0 : Math.max(0, good.length - 700);
            int at = from + random.nextInt(good.length - from);
            forged[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : forged[at] ^ (1 << random.nextInt(8)));
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(forged, random.nextInt(forged.length)) : forged;
    }

    private static boolean isRead(byte[] bytes) {
        try (var reader = CogReader.open(new BytesSource(bytes))) {
            var info = reader.info();
            int last = info.bands().size() - 1;
            var window = new Window(0, 0, Math.min(64, info.width()), Math.min(64, info.height()));
            reader.read(window, 0, 0, last);
            reader.read(new Window(Math.max(0, info.width() - 20), Math.max(0, info.height() - 20), 30, 30), 0, last);
            return true;
        } catch (Corrupt expected) {
            assertThat(expected.code()).isEqualTo("corrupt-raster");
            assertThat(expected.line()).startsWith("scene.tif: ").contains("at byte ");
            return false;
        } catch (BadInput expected) {
            assertThat(expected.code()).isEqualTo("raster-unsupported");
            return false;
        }
    }

    /** Deflate ends in a checksum: where whole tiles are read, no forged byte of them goes unseen. */
    @Test
    void aForgedByteInATile_neverGivesOtherPixels() {
        byte[] good = tiff(8).bytes();
        var window = new Window(0, 0, 40, 30);
        List<Plane> expected = read(good, window);
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] forged = good.clone();
            int at = 16 + random.nextInt(good.length - 900);
            forged[at] ^= (byte) (1 << random.nextInt(8));
            try {
                List<Plane> planes = read(forged, window);
                for (int band = 0; band < 2; band++) {
                    assertThat(planes.get(band).shorts())
                            .isEqualTo(expected.get(band).shorts());
                }
            } catch (Corrupt seen) {
                refused++;
            }
        }
        // a few bits of a deflate stream mean nothing
        assertThat(refused).isGreaterThan(MUTANTS - 20);
    }

    private static List<Plane> read(byte[] bytes, Window window) {
        try (var reader = CogReader.open(new BytesSource(bytes))) {
            return reader.read(window, 0);
        }
    }

    @Test
    void directoriesInACircle_areRefused() {
        var tiff = tiff(8);
        tiff.big = false;
        byte[] bytes = tiff.bytes();
        var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = file.getInt(4);
        file.putInt(directory + 2 + 12 * file.getShort(directory), directory);
        assertThat(refusal(bytes)).contains("circle").contains("at byte " + directory);
    }

    @Test
    void aTileThatWouldBeHuge_isRefusedBeforeItIsMade() {
        var tiff = tiff(8);
        tiff.extra.put(322, new long[] {1 << 13});
        tiff.extra.put(323, new long[] {1 << 13});
        assertThat(refusal(tiff.bytes())).contains("cannot be 268435456");
    }

    @Test
    void aTileThatIsTooShortOrTooLong_isRefused() {
        var tiff = tiff(8);
        tiff.extra.put(323, 32);
        assertThat(refusal(tiff.bytes())).contains("it ends after 1024 of 2048 bytes");
        tiff.extra.put(323, 15);
        assertThat(refusal(tiff.bytes())).contains("it has more than 960 bytes");
    }

    private static String refusal(byte[] bytes) {
        return catchThrowableOfType(Corrupt.class, () -> read(bytes, new Window(0, 0, 40, 30)))
                .line();
    }
}
