package dev.swath.io.vector;

/** One record cannot be read; its neighbours can. The message becomes {@link RawFeature#problem()}. */
final class Unreadable extends Exception {
    private static final int LONGEST = 120;

    Unreadable(String problem) {
        super(problem);
    }

    /** A file's own words on one line of a message: short, and nothing that a terminal would obey. */
    static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
