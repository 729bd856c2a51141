package dev.swath.app;

import dev.swath.app.cli.Swath;

/** The one entry of the jar. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Swath.run(args));
    }
}
