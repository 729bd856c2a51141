package dev.swath.app;

import dev.swath.app.cli.Swath;

/** The one entry of the jar. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // newer JDKs complain on standard error about memory that Netty takes by sun.misc.Unsafe
        if (System.getProperty("io.netty.noUnsafe") == null) {
            System.setProperty("io.netty.noUnsafe", "true");
        }
        System.exit(Swath.run(args));
    }
}
