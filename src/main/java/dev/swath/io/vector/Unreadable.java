package dev.swath.io.vector;

/** One record cannot be read; its neighbours can. The message becomes {@link RawFeature#problem()}. */
final class Unreadable extends Exception {
    Unreadable(String problem) {
        super(problem);
    }
}
