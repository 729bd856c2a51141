package dev.swath.io.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    /** FIPS 180-4, example of one block. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void bytesTextAndFile_haveTheDigestOfTheStandard(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("abc"), "abc");

        assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.hex("abc".getBytes(UTF_8))).isEqualTo(OF_ABC);
        assertThat(Sha256.hex(file)).isEqualTo(OF_ABC);
    }

    @Test
    void whatWasTakenInByParts_hasTheDigestOfTheWhole() {
        var digest = Sha256.begin();
        digest.update("a".getBytes(UTF_8));
        digest.update("bc".getBytes(UTF_8));

        assertThat(Sha256.hex(digest)).isEqualTo(OF_ABC);
    }
}
