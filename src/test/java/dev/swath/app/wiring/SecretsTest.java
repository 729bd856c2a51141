package dev.swath.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String KEY = "PLAK0123=45";

    private final Path file;

    SecretsTest(@TempDir Path folder) {
        file = folder.resolve(".env");
    }

    @Test
    void a_key_is_never_told() {
        var secrets = Secrets.find(Map.of("PL_API_KEY", KEY)).orElseThrow();
        assertThat(secrets.toString()).doesNotContain(KEY);
        assertThat(secrets.account()).hasSize(16).doesNotContain(KEY);
        assertThat(Secrets.missing().line()).contains("PL_API_KEY", ".env");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PL_API_KEY=PLAK0123=45",
                "  PL_API_KEY=PLAK0123=45  ",
                "export PL_API_KEY=PLAK0123=45",
                "PL_API_KEY=\"PLAK0123=45\"",
                "PL_API_KEY='PLAK0123=45'",
                "# PL_API_KEY=old\nOTHER=x\nPL_API_KEY=PLAK0123=45\nPL_API_KEY=later",
                "MY_PL_API_KEY=x\r\nPL_API_KEY=PLAK0123=45\r\n"
            })
    void an_env_file_is_read_as_shells_write_it(String text) throws IOException {
        Files.writeString(file, text);
        assertThat(key(Secrets.find(Map.of(), file).orElseThrow())).isEqualTo(KEY);
    }

    @Test
    void the_environment_goes_before_files_and_the_first_file_before_the_second() throws IOException {
        Files.writeString(file, "PL_API_KEY=from file");
        var second = Files.writeString(file.resolveSibling("second"), "PL_API_KEY=from second");
        assertThat(key(Secrets.find(Map.of("PL_API_KEY", " from env "), file).orElseThrow()))
                .isEqualTo("from env");
        assertThat(key(Secrets.find(Map.of("PL_API_KEY", ""), file, second).orElseThrow()))
                .isEqualTo("from file");
        assertThat(key(Secrets.find(Map.of(), file.resolveSibling("absent"), second)
                        .orElseThrow()))
                .isEqualTo("from second");
    }

    @Test
    void no_key_is_no_secret() throws IOException {
        Files.writeString(file, "PL_API_KEY=\nOTHER=1\n");
        assertThat(Secrets.find(Map.of(), file)).isEmpty();
        assertThat(Secrets.find(Map.of())).isEmpty();
    }

    @Test
    void a_file_that_is_no_text_is_refused_in_one_line() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 'x'});
        assertThatThrownBy(() -> Secrets.find(Map.of(), file))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(".env");
    }

    @Test
    void accounts_are_told_apart() {
        var other = Secrets.find(Map.of("PL_API_KEY", "other")).orElseThrow();
        assertThat(Secrets.ofSandbox().account()).isNotEqualTo(other.account());
    }

    private static String key(Secrets secrets) {
        var basic = secrets.authorization();
        assertThat(basic).startsWith("Basic ");
        var decoded =
                new String(Base64.getDecoder().decode(basic.substring("Basic ".length())), StandardCharsets.UTF_8);
        assertThat(decoded).endsWith(":");
        return decoded.substring(0, decoded.length() - 1);
    }
}
