package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.model.trouble.LedgerTrouble;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupsTest {
    private final MovingClock clock = new MovingClock();
    private final Path file;
    private final Path folder;
    private SqlLedger ledger;

    BackupsTest(@TempDir Path home) {
        file = home.resolve("state/ledger.db");
        folder = home.resolve("state/backups");
        ledger = open(file);
    }

    private SqlLedger open(Path path) {
        return SqlLedger.open("jdbc:sqlite:" + path, clock, "test-holder");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("backup.lock"))
                    .sorted()
                    .toList();
        }
    }

    private Path make(int keep) {
        clock.advance(Duration.ofHours(1));
        return ledger.backups().make(folder, keep).file();
    }

    @Test
    void backup_isAWholeLedgerOfItsMoment() {
        new Given(ledger).open("before", 3);
        var backup = make(7);
        new Given(ledger).open("after", 1);
        try (var copy = open(backup)) {
            assertThat(copy.jobs().list(9)).extracting(job -> job.name()).containsExactly("before");
            assertThat(copy.jobs().counts()).containsEntry("search/waiting", 3L);
        }
        assertThat(ledger.history().of(Backups.SUBJECT)).singleElement().satisfies(event -> assertThat(event.detail())
                .contains(backup.toString()));
    }

    @Test
    void backup_isNamedForItsSecond_andForItsOwnerOnly() throws IOException {
        assertThat(make(7).getFileName().toString()).matches("ledger-\\d{8}-\\d{6}\\.db");
        ledger.backups().make(folder, 7);
        assertThat(names()).as("two in one second").hasSize(2).allMatch(name -> name.endsWith(".db"));
        Assumptions.assumeTrue(
                file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(names().get(0)))))
                .isEqualTo("rw-------");
    }

    @Test
    void othersWrite_whileItIsMade() throws Exception {
        new Given(ledger).open("fields", 3000);
        var stop = new AtomicBoolean();
        var written = new AtomicInteger();
        var writer = new Thread(() -> {
            for (int i = 0; !stop.get(); i++) {
                new Given(ledger).open("more-" + i, 1);
                written.incrementAndGet();
            }
        });
        writer.start();
        int before = written.get();
        var backup = make(7);
        int during = written.get() - before;
        stop.set(true);
        writer.join();
        assertThat(during).isPositive();
        assertThat(new SqliteFile(backup).fault()).isEmpty();
    }

    @Test
    void oldest_goFirst_andWhatIsNoBackupStays() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("ledger-old.db"), "mine");
        for (int i = 0; i < 5; i++) {
            make(3);
        }
        assertThat(names()).hasSize(4).contains("ledger-old.db");
        var newest = make(1);
        assertThat(names()).containsExactly(newest.getFileName().toString(), "ledger-old.db");
    }

    @Test
    void clockThatWasSetBack_doesNotLoseTheNewBackup() throws IOException {
        make(1);
        clock.advance(Duration.ofDays(-2));
        var fresh = make(1);
        assertThat(names()).containsExactly(fresh.getFileName().toString());
    }

    @Test
    void backupThatFails_leavesTheLastGoodOne_andIsInTheHistory() throws IOException {
        var good = make(1);
        var blocked = Files.writeString(folder.resolve("file"), "").resolve("below");
        assertThatThrownBy(() -> ledger.backups().make(blocked, 1))
                .isInstanceOf(NoSpace.class)
                .hasMessageContaining(blocked.toString());
        assertThat(good).exists();
        assertThat(ledger.history().of(Backups.SUBJECT))
                .extracting(event -> event.event())
                .containsExactly("backup", "backup-failed");
        new Given(ledger).open("goes on", 1);
    }

    @Test
    void whatACrashLeft_isSweptByTheNext() throws IOException {
        var good = make(7);
        Files.writeString(folder.resolve("ledger-20200101-000000.db.part"), "half");
        var next = make(7);
        assertThat(names())
                .containsExactly(
                        good.getFileName().toString(), next.getFileName().toString());
    }

    @Test
    void twoAtOnce_areRefused() {
        try (var other = LedgerLock.tryTake(folder.resolve("backup"), 1).orElseThrow()) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> make(7)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void damagedLedger_isToldWithItsNewestBackup_whichStays() throws IOException {
        new Given(ledger).open("fields", 2000);
        var good = make(1);
        ledger.close();
        damage();
        var atStart = catchThrowableOfType(LedgerTrouble.class, () -> LedgerCheck.demandSound(file, folder));
        assertThat(atStart.code()).isEqualTo("ledger-damaged");
        assertThat(atStart.line())
                .contains(file.toString(), "./swath restore " + good)
                .doesNotContain("\n");
        ledger = open(file);
        assertThatThrownBy(() -> make(1))
                .isInstanceOf(LedgerTrouble.class)
                .hasMessageContaining("./swath restore " + good);
        assertThat(names()).containsExactly(good.getFileName().toString());
    }

    /** A page in the middle, overwritten. */
    private void damage() throws IOException {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(raw.length() / 2 / 4096 * 4096);
            raw.write(new byte[8192]);
        }
    }

    @Test
    void soundOrMissingLedger_passes() throws IOException {
        LedgerCheck.demandSound(file, folder);
        LedgerCheck.demandSound(file.resolveSibling("none.db"), folder);
        var letter = Files.writeString(file.resolveSibling("letter.db"), "no database at all\n".repeat(300));
        assertThat(catchThrowableOfType(LedgerTrouble.class, () -> LedgerCheck.demandSound(letter, folder))
                        .line())
                .contains("is damaged", "there is no backup in " + folder);
    }
}
