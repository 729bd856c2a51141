package dev.swath.io.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class Crc32cTest {
    @Test
    void theCheckValueOfTheStandard_comesOut() {
        var sum = new Crc32c();
        sum.update("123456789".getBytes(US_ASCII), 0, 9);
        assertThat(sum.value()).isEqualTo(0xE3069283L);
    }

    @Test
    void copies_goOnByThemselves_whereverTheyWereMade() {
        var random = new Random(7);
        var bytes = new byte[300_000];
        random.nextBytes(bytes);
        var java = new CRC32C();
        java.update(bytes, 0, bytes.length);
        for (int round = 0; round < 50; round++) {
            var sum = new Crc32c();
            int at = 0;
            while (at < bytes.length) {
                int more = Math.min(bytes.length - at, random.nextInt(60_000));
                sum.update(ByteBuffer.wrap(bytes, at, more));
                at += more;
                var copy = sum.copy();
                sum.update(bytes, 0, 10);
                sum = copy;
            }
            assertThat(sum.value()).isEqualTo(java.getValue());
            sum.reset();
            assertThat(sum.value()).isZero();
        }
    }
}
