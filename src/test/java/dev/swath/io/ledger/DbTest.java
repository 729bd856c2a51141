package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DbTest {
    private static final int NORMAL = 1;
    private static final int FULL = 2;

    private final Database database;
    private final Db db;

    DbTest(@TempDir Path folder) {
        database = Database.open(Database.SQLITE + folder.resolve("ledger.db"));
        db = new Db(
                Jdbi.create(database.writer()),
                Jdbi.create(database.reader()),
                Clock.systemUTC(),
                "test",
                database.where(),
                true);
    }

    @AfterEach
    void close() {
        database.writer().close();
        database.reader().close();
    }

    private static int synchronous(Handle handle) {
        return handle.createQuery("pragma synchronous").mapTo(Integer.class).one();
    }

    @Test
    void whatIsWritten_waitsForTheDisk_alsoAfterWhatDidNot() {
        assertThat(db.writeForNow(DbTest::synchronous)).isEqualTo(NORMAL);
        assertThat(db.write(DbTest::synchronous)).isEqualTo(FULL);
    }

    @Test
    void whatIsWritten_waitsForTheDisk_alsoAfterWhatWasUndone() {
        assertThatThrownBy(() -> db.writeForNow(handle -> {
                    throw new IllegalStateException("undo");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(db.write(DbTest::synchronous)).isEqualTo(FULL);
    }

    /** A commit that waits for the disk of a busy machine may take minutes, and those behind it lose nothing but time. */
    @Test
    void whoeverWaitsForATurn_waitsMinutes() {
        long minutes = TimeUnit.MINUTES.toMillis(5);
        assertThat(database.writer().getConnectionTimeout()).isGreaterThan(minutes);
        assertThat(database.reader().getConnectionTimeout()).isGreaterThan(minutes);
    }
}
