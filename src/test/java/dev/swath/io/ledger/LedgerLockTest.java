package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerLockTest {
    /** Takes the lock of the named ledger, says whether it got it, and holds it until it is killed. */
    static final class Taker {
        private Taker() {}

        public static void main(String[] args) throws IOException {
            var lock =
                    LedgerLock.tryTake(Path.of(args[0]), ProcessHandle.current().pid());
            System.out.println(lock.isPresent());
            assertThat(System.in.read()).as("ends with its parent").isEqualTo(-1);
        }
    }

    private static Process taker(Path ledger) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Taker.class.getName(),
                        ledger.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean got(Process taker) throws IOException {
        return Boolean.parseBoolean(taker.inputReader().readLine());
    }

    @Test
    void lock_isHeldOnceInAProcess(@TempDir Path folder) {
        var ledger = folder.resolve("state/ledger.db");
        assertThat(LedgerLock.holderPid(ledger)).isEmpty();
        try (var lock = LedgerLock.tryTake(ledger, 42).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(LedgerLock.tryTake(ledger, 43)).isEmpty();
            assertThat(LedgerLock.holderPid(ledger)).contains(42L);
        }
        assertThat(LedgerLock.holderPid(ledger)).isEmpty();
        LedgerLock.tryTake(ledger, 44).orElseThrow().close();
    }

    @Test
    void lockFile_isForItsOwnerOnly(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        try (var lock = LedgerLock.tryTake(folder.resolve("ledger.db"), 1).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ledger.db.lock"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void lock_survivesBeingAskedFor_andKeepsOthersOut(@TempDir Path folder) throws Exception {
        var ledger = folder.resolve("ledger.db");
        var lock = LedgerLock.tryTake(ledger, 42).orElseThrow();
        assertThat(LedgerLock.tryTake(ledger, 43)).isEmpty();
        assertThat(LedgerLock.holderPid(ledger)).contains(42L);
        var other = taker(ledger);
        try {
            assertThat(got(other)).as("another process").isFalse();
        } finally {
            other.destroyForcibly().waitFor();
            lock.close();
        }
    }

    @Test
    void lock_endsWithItsProcess(@TempDir Path folder) throws Exception {
        var ledger = folder.resolve("ledger.db");
        var holder = taker(ledger);
        try {
            assertThat(got(holder)).isTrue();
            assertThat(LedgerLock.tryTake(ledger, 1)).isEmpty();
            assertThat(LedgerLock.holderPid(ledger)).contains(holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(LedgerLock.holderPid(ledger)).isEmpty();
        LedgerLock.tryTake(ledger, 1).orElseThrow().close();
    }
}
