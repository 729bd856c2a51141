package dev.swath.app.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether somebody looks at the output as it comes. */
final class Terminal {
    private static final int USUAL = 80;
    private static final int NARROWEST = 40;

    private Terminal() {}

    /** Columns, as the launcher tells them: asking the terminal takes longer than many a verb. */
    static int columns() {
        if (!isInteractive()) {
            return Integer.MAX_VALUE;
        }
        int told = Integer.getInteger("swath.columns", USUAL);
        return Math.max(NARROWEST, told);
    }

    /** JDK 22 and newer give a console also to pipes, and a method that tells; older ones give none. */
    static boolean isInteractive() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
