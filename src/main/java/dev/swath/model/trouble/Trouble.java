package dev.swath.model.trouble;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong that a person can act on. The message is one line: what happened, where, and what to do.
 *
 * <p>{@link #code()} is stable: it is the metric label, the ledger's reason code and what tests match on. No message
 * ever holds a secret or a signed link.
 */
public abstract class Trouble extends RuntimeException {
    private final String code;
    private final String line;

    /**
     * @param code stable, lower-case, hyphenated word for the meaning, e.g. {@code missing-prj}
     * @param message one line: what, where, what to do
     */
    protected Trouble(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.line = message;
    }

    public final String code() {
        return code;
    }

    /** The message: what, where, what to do. */
    public final String line() {
        return line;
    }
}
