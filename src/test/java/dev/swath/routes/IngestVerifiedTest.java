package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Assets that are not what their items state. */
class IngestVerifiedTest extends StacCase {
    private static final int ROUNDS = 2;

    IngestVerifiedTest(@TempDir Path home) {
        super(home, Map.of("retry.rounds", String.valueOf(ROUNDS), "retry.redeliveries", "0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checksum = '12200000000000000000000000000000000000000000000000000000000000000000'",
                "bytes = 17",
            })
    void they_do_not_land_are_tried_again_and_given_up_by_name(String stated) throws Exception {
        var composite = searched("2024-05-06T00:00:00Z");
        sql("update asset set " + stated + " where asset_key = 'red'");
        long scenes = scenes(composite).size();

        ingest();

        assertThat(counts(composite)).containsEntry("ingest/done", scenes).containsEntry("ingest/waiting", scenes);
        for (int round = 0; round < ROUNDS; round++) {
            clock.leap(Duration.ofHours(1));
            work("ingest-claim", Route.INGEST);
        }
        assertThat(counts(composite)).containsEntry("ingest/done", scenes).containsEntry("ingest/failed", scenes);
        assertThat(sql("select reason from work where route = 'ingest' and status = 'failed'"))
                .hasSize((int) scenes)
                .allMatch(reason -> reason.contains("red.tif"));
        assertThat(files()).hasSize((int) scenes).noneMatch(file -> file.contains("/red."));
    }

    /** All that lies in the store but for the catalog's documents. */
    private List<String> files() throws IOException {
        try (var all = Files.walk(home.resolve("delivered"))) {
            return all.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .filter(file -> !file.endsWith(".json") && !file.endsWith(".parquet"))
                    .toList();
        }
    }

    private List<String> sql(String statement) throws SQLException {
        var texts = new ArrayList<String>();
        try (var ledger = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("ledger.db"));
                var query = ledger.createStatement()) {
            if (query.execute(statement)) {
                var rows = query.getResultSet();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }
}
