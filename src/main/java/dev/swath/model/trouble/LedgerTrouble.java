package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/** The ledger cannot be read or written; nothing is half done, and nothing goes on. */
public final class LedgerTrouble extends Trouble {
    /** The ledger is well, one row is not: a rule of its tables refuses what was to be written. */
    public static final String REFUSED_ROW = "ledger-refused-row";

    public LedgerTrouble(String code, String message) {
        this(code, message, null);
    }

    public LedgerTrouble(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
