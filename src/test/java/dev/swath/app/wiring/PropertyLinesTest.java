package dev.swath.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.swath.app.wiring.PropertyLines.Line;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyLinesTest {
    private final Path file;

    PropertyLinesTest(@TempDir Path folder) {
        file = folder.resolve("x.properties");
    }

    @Test
    void keys_have_the_line_on_which_they_begin() throws IOException {
        Files.writeString(file, """
                # one = 1 \\
                a=1

                ! comment
                b : two
                c=x,\\
                  y
                d=end\\\\
                umlaut=ä
                empty=
                last=1""");
        assertThat(PropertyLines.read(file))
                .extracting(Line::where, Line::key, Line::value)
                .containsExactly(
                        tuple("x.properties:2", "a", "1"),
                        tuple("x.properties:5", "b", "two"),
                        tuple("x.properties:6", "c", "x,y"),
                        tuple("x.properties:8", "d", "end\\"),
                        tuple("x.properties:9", "umlaut", "ä"),
                        tuple("x.properties:10", "empty", ""),
                        tuple("x.properties:11", "last", "1"));
    }

    @Test
    void a_key_given_twice_is_told_twice() throws IOException {
        Files.writeString(file, "a=1\na=2\n");
        assertThat(PropertyLines.read(file)).extracting(Line::value).containsExactly("1", "2");
    }

    @Test
    void a_backslash_at_the_end_of_the_file_ends_it() throws IOException {
        Files.writeString(file, "a=1\\");
        assertThat(PropertyLines.read(file)).extracting(Line::value).containsExactly("1");
    }

    @Test
    void what_cannot_be_read_is_said_in_one_line() throws IOException {
        Files.write(file, new byte[] {'a', '=', (byte) 0xe4, '\n'});
        assertThatThrownBy(() -> PropertyLines.read(file))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("UTF-8");
        Files.writeString(file, "a=\\u00zz");
        assertThatThrownBy(() -> PropertyLines.read(file)).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> PropertyLines.read(file.resolveSibling("absent")))
                .isInstanceOf(BadSetting.class);
    }
}
