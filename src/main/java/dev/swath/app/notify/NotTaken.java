package dev.swath.app.notify;

/** The receiver of a webhook did not take a message; says which status, and never which address. */
final class NotTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotTaken(String host, int status) {
        super(host + " answered " + status);
    }
}
