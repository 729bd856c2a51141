package dev.swath.app.cli;

/** Exit codes of every verb. */
final class Exit {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int ASIDE = 3;
    static final int WAITING = 4;

    private Exit() {}
}
