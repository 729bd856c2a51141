package dev.swath.io.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.Nested;

/** The ledger's contract on SQLite. */
final class SqliteLedgerTest {
    private static String sqlite(Path folder) {
        return "jdbc:sqlite:" + folder.resolve("ledger.db");
    }

    @Nested
    final class OfJobs extends JobsContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfWork extends WorkContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfCandidates extends CandidatesContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfOrders extends OrdersContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfDeliveries extends DeliveriesContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfGates extends GatesContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfOwnership extends OwnershipContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfMoney extends MoneyContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfDecisions extends DecisionsContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfHistory extends HistoryContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfImports extends ImportsContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfUploads extends UploadsContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfCatalog extends CatalogContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfShards extends ShardsContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfNotices extends NoticesContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfFigures extends FiguresContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfStanding extends StandingContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfMonths extends MonthsContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfComposites extends CompositesContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfDatasets extends DatasetsContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfBoard extends BoardContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }

    @Nested
    final class OfGallery extends GalleryContract {
        @Override
        String url(Path folder) {
            return sqlite(folder);
        }
    }
}
