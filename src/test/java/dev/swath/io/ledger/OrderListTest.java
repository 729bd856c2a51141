package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists are opened without Flyway: they must know the newest schema by themselves. */
final class OrderListTest {
    @Test
    void itKnowsTheNewestSchema() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/ledger"))) {
            var newest = files.map(file -> file.getFileName().toString())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(newest).startsWith("V" + OrderList.SCHEMA + "__");
        }
    }

    @Test
    void aLedgerOfThisVersion_isOpen(@TempDir Path folder) {
        var file = folder.resolve("ledger.db");
        SqlLedger.open("jdbc:sqlite:" + file, new MovingClock(), "test").close();
        try (var list = OrderList.open(file).orElseThrow()) {
            assertThat(list.orders(OrderList.Filter.ALL, new OrderList.Sort("id", 9)))
                    .isEmpty();
        }
    }
}
