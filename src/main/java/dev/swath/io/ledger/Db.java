package dev.swath.io.ledger;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.model.trouble.LedgerTrouble;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The two doors to the database, and what every aggregate needs at them.
 *
 * <p>Transactions are never nested: there is one connection that writes.
 */
final class Db {
    /** How often a transaction is tried that the database undid for the sake of another one. */
    private static final int ATTEMPTS = 10;

    private final Jdbi writer;
    private final Jdbi reader;
    private final Clock clock;
    private final String holder;
    private final String signer;
    private final String where;
    private final boolean sqlite;
    private final AtomicReference<@Nullable LedgerTrouble> end;

    /**
     * @param holder id of this process, as it stands beside leases and in the history
     * @param where the ledger as a person knows it, for messages
     * @param sqlite whether it is an SQLite file
     */
    Db(Jdbi writer, Jdbi reader, Clock clock, String holder, String where, boolean sqlite) {
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
        this.holder = holder;
        this.signer = holder;
        this.where = where;
        this.sqlite = sqlite;
        end = new AtomicReference<>();
    }

    private Db(Db other, String signer) {
        writer = other.writer;
        reader = other.reader;
        clock = other.clock;
        holder = other.holder;
        this.signer = signer;
        where = other.where;
        sqlite = other.sqlite;
        end = other.end;
    }

    /** The same doors; what goes through them stands in the history under this name. */
    Db signed(String who) {
        return new Db(this, who);
    }

    /** One transaction; what the callback throws undoes it. Once it is done, not even a power cut undoes it. */
    <R> R write(HandleCallback<R, RuntimeException> callback) {
        return write("full", callback);
    }

    /**
     * As {@link #write}, without waiting for the disk: a power cut may undo it, the death of the process does not. For
     * leases and paces, which nobody holds or keeps once the power is gone, and for files that would be found verified
     * in their place. Whatever is written after it takes it along.
     */
    <R> R writeForNow(HandleCallback<R, RuntimeException> callback) {
        return write("normal", callback);
    }

    private <R> R write(String synchronous, HandleCallback<R, RuntimeException> callback) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writer.withHandle(handle -> inTransaction(handle, synchronous, callback));
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !Failures.isRolledBackForOthers(e)) {
                    throw Failures.atRunTime(where, e);
                }
            }
        }
    }

    /**
     * A ledger that is locked, full, damaged or out of reach ends all writing, also of those who wait for their turn:
     * each of them would wait for as long, and the process must stop anyway.
     */
    private <R> R inTransaction(Handle handle, String synchronous, HandleCallback<R, RuntimeException> callback) {
        var ended = end.get();
        if (ended != null) {
            throw ended;
        }
        try {
            if (sqlite) {
                // said before each, so that no transaction inherits what another one was content with
                handle.execute("pragma synchronous=" + synchronous);
            }
            return handle.inTransaction(callback);
        } catch (JdbiException e) {
            if (Failures.isOfTheWholeLedger(e)) {
                end.set(Failures.atRunTime(where, e));
            }
            throw e;
        }
    }

    void change(HandleConsumer<RuntimeException> callback) {
        write(handle -> {
            callback.useHandle(handle);
            return Boolean.TRUE;
        });
    }

    /** As {@link #writeForNow}, without a result. */
    void changeForNow(HandleConsumer<RuntimeException> callback) {
        writeForNow(handle -> {
            callback.useHandle(handle);
            return Boolean.TRUE;
        });
    }

    /** One transaction that reads: all its statements see the same state. */
    <R> R read(HandleCallback<R, RuntimeException> callback) {
        try {
            return reader.inTransaction(callback);
        } catch (JdbiException e) {
            throw Failures.atRunTime(where, e);
        }
    }

    void note(Handle handle, String subject, String event, String detail) {
        handle.createUpdate("insert into history (at_ms, subject, event, detail, by_whom)"
                        + " values (:now, :subject, :event, :detail, :by)")
                .bind("now", now())
                .bind("subject", subject)
                .bind("event", event)
                .bind("detail", detail)
                .bind("by", signer)
                .execute();
    }

    long now() {
        return clock.millis();
    }

    /** A ULID: sorts by time, and in order of making within this process. */
    String newId() {
        return UlidCreator.getMonotonicUlid(clock.millis()).toString();
    }

    String holder() {
        return holder;
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
