package dev.swath.app.check;

import java.util.Optional;

/** Camel's administration declares {@code throws Exception}: here, and only here, that becomes an answer. */
final class Attempt {
    /** What is attempted. */
    interface Action {
        void run() throws Exception;
    }

    private Attempt() {}

    /** What went wrong; empty when nothing did. */
    static Optional<Exception> of(Action action) {
        try {
            action.run();
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(e);
        } catch (Exception e) {
            return Optional.of(e);
        }
    }

    /** The innermost message, in one line. */
    static String reason(Exception failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        var message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return message.replaceAll("\\s+", " ").strip();
    }
}
