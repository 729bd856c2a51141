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
        if (args.length > 0 && args[0].equals("db")) {
            // reads a table and prints it: starting the log would take longer than that
            System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
            System.setProperty("slf4j.internal.verbosity", "WARN");
        }
        System.exit(Swath.run(args));
    }
}
