package dev.swath.app.check;

/** One thing that all routes together must keep. */
interface Rule {
    void check(RouteSet set, Problems problems);
}
