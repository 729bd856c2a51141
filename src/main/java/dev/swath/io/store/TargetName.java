package dev.swath.io.store;

import dev.swath.model.trouble.Corrupt;
import java.nio.charset.StandardCharsets;

/** The rule for names in a store: plain names with {@code /} between them, so that nothing leads out of it. */
public final class TargetName {
    /** Longest file name of the common file systems. */
    private static final int LONGEST_NAME_BYTES = 255;

    private TargetName() {}

    /** @throws Corrupt when the target is not the plain name of a file inside the store */
    public static void demandPlain(String target) {
        for (var name : target.split("/", -1)) {
            if (!isPlain(name)) {
                throw unsafe(target);
            }
        }
    }

    private static boolean isPlain(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':')
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES;
    }

    public static Corrupt unsafe(String target) {
        return new Corrupt(
                "unsafe-name",
                "'" + target.replaceAll("\\p{Cntrl}", "?")
                        + "' is not the name of a file inside the store; it is not stored");
    }
}
