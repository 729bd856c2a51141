package dev.swath.app.doctor;

import dev.swath.io.ledger.LedgerLook;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The ledger, without opening it for work.
 *
 * @param file where it lies, or will lie
 * @param diskType file system, as the system names it
 * @param holder process that runs on it
 * @param look what its tables show
 */
record LedgerState(Path file, String diskType, Optional<Long> holder, LedgerLook look) {
    Finding verdict() {
        var where = file.toString();
        if (NetworkDisk.is(diskType)) {
            return Finding.broken(
                    "ledger", where, "lies on a network disk (" + diskType + ")", "set ledger.url to a local disk");
        }
        var held = holder.map(pid -> ", swath with pid " + pid + " runs on it").orElse(", nothing runs on it");
        return switch (look.age()) {
            case MISSING -> Finding.fine("ledger", where, "is made at the first start");
            case DAMAGED -> Finding.broken("ledger", where, look.text(), "see ./swath restore");
            case NEWER ->
                Finding.broken(
                        "ledger",
                        where,
                        "was written by a newer version (schema " + look.text() + ")",
                        "use that version, or set ledger.url");
            case OLDER ->
                Finding.fine("ledger", where, "schema " + look.text() + " is upgraded at the next start" + held);
            case CURRENT -> Finding.fine("ledger", where, "schema " + look.text() + ", sound" + held);
        };
    }
}
