package dev.swath.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void shippedRoutesAreSound() {
        assertThat(RouteCheck.problems(shipped.routes, shipped.settings, shipped.context.getRegistry()))
                .isEmpty();
    }
}
