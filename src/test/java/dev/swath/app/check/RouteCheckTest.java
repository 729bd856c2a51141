package dev.swath.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.check.RouteMistakes.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouteCheckTest {
    private static Shipped shipped;

    @BeforeAll
    static void open(@TempDir Path home) throws IOException {
        shipped = new Shipped(home);
    }

    @AfterAll
    static void close() {
        shipped.close();
    }

    @BeforeEach
    void restore() throws IOException {
        shipped.restore();
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(RouteMistakes.all(), SkippedSteps.all(), OrderMistakes.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_isToldWithFileAndLine(Mistake mistake) throws IOException {
        var said = mistake.said(shipped.text(mistake.file()));
        shipped.edit(mistake.file(), mistake.old(), mistake.fresh());
        assertThat(problems())
                .anySatisfy(line -> assertThat(line).startsWith(said).doesNotContain("\n"));
    }

    @Test
    void fileUnderAnotherName_isTold() throws IOException {
        Files.move(shipped.routes.resolve("30-select.camel.yaml"), shipped.routes.resolve("30-select.yaml"));
        assertThat(problems())
                .containsExactly(
                        "30-select.yaml:1: is not loaded under this name; route files are named NN-word.camel.yaml");
    }

    @Test
    void textThatIsNoRoute_isTold() throws IOException {
        shipped.write("30-select.camel.yaml", "hello: world\n");
        assertThat(problems()).singleElement().asString().startsWith("30-select.camel.yaml:1:");
    }

    @Test
    void emptyFolder_isTold(@TempDir Path empty) {
        assertThat(RouteCheck.problems(empty, shipped.settings, shipped.context.getRegistry()))
                .containsExactly("routes:1: there are no route files here; ./swath init writes them");
    }

    private List<String> problems() {
        return RouteCheck.problems(shipped.routes, shipped.settings, shipped.context.getRegistry());
    }

    @Test
    void shippedRoutesAreSound() {
        assertThat(problems()).isEmpty();
    }
}
