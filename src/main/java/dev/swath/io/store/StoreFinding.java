package dev.swath.io.store;

/**
 * What a try-out of a store has shown.
 *
 * @param code stable word for the meaning
 * @param text one line: what, where, what to do
 */
public record StoreFinding(Kind kind, String code, String text) {
    /** How bad it is. */
    public enum Kind {
        /** As it should be. */
        FINE,
        /** Works, but something is to be known about it; or it could not be tried now. */
        WARNING,
        /** Nothing may be stored there as it is. */
        FAULT
    }
}
