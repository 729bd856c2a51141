package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnappyTest {
    /** 20 bytes: the literal {@code ab}, a copy of 11 from 2 back, the literal {@code xyz}, a copy of 4 from 16 back. */
    private static final String BLOCK = "140461621d0208" + "78797a" + "0110";

    @Test
    void literals_and_copies_that_overlap_come_out() throws IOException {
        assertThat(text(Snappy.unpack(HexFormat.of().parseHex(BLOCK), 20))).isEqualTo("ababababababaxyzabab");
    }

    @Test
    void long_literals_tell_their_length_in_bytes_of_their_own() throws IOException {
        byte[] block = new byte[2 + 2 + 200];
        block[0] = (byte) 200;
        block[1] = 1;
        block[2] = (byte) (60 << 2);
        block[3] = (byte) 199;
        assertThat(Snappy.unpack(block, 200)).hasSize(200).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14", "1504616201", "0204616", "040461621e0500", "ffffffffff7f", "0104616200", "02fc"})
    void damaged_blocks_are_refused(String hex) {
        byte[] block = HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
        assertThatThrownBy(() -> Snappy.unpack(block, 4)).isInstanceOf(IOException.class);
    }

    @Test
    void no_block_writes_or_reads_beside_its_arrays() {
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            byte[] block = HexFormat.of().parseHex(BLOCK);
            block[1 + random.nextInt(block.length - 1)] = (byte) random.nextInt(256);
            try {
                assertThat(Snappy.unpack(block, 20)).hasSize(20);
            } catch (IOException damaged) {
                assertThat(damaged).hasMessage("a page is damaged");
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
