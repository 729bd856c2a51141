package dev.swath.io.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The ledger's contract on PostgreSQL: the same SQL. One server for all, an empty database per test. */
final class PostgresLedgerTest {
    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        try {
            server = EmbeddedPostgres.start();
        } catch (IOException | IllegalStateException e) {
            Assumptions.abort("no PostgreSQL can be run on this platform: " + e.getMessage());
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private static String emptyDatabase() {
        var running = Objects.requireNonNull(server);
        var name = "ledger_" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = running.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return running.getJdbcUrl("postgres", name);
    }

    @Nested
    final class OfJobs extends JobsContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfWork extends WorkContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfCandidates extends CandidatesContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfOrders extends OrdersContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfDeliveries extends DeliveriesContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfGates extends GatesContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfOwnership extends OwnershipContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfMoney extends MoneyContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfDecisions extends DecisionsContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfHistory extends HistoryContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfImports extends ImportsContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfUploads extends UploadsContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfCatalog extends CatalogContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfShards extends ShardsContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfNotices extends NoticesContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfFigures extends FiguresContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfStanding extends StandingContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfMonths extends MonthsContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfComposites extends CompositesContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfDatasets extends DatasetsContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfBoard extends BoardContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }

    @Nested
    final class OfGallery extends GalleryContract {
        @Override
        String url(Path folder) {
            return emptyDatabase();
        }
    }
}
