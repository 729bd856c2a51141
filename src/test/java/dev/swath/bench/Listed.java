package dev.swath.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file as the list of a bench has it: a line {@code NAME BYTES SHA256}. */
record Listed(String name, long bytes, String sha256) {
    /** The provider's id of the one order that has them all. */
    static final String ORDER = "0b5f0a5c-bench";

    static List<Listed> read(Path list) throws IOException {
        return Files.readAllLines(list).stream().map(Listed::of).toList();
    }

    private static Listed of(String line) {
        var words = line.split(" ", 3);
        return new Listed(words[0], Long.parseLong(words[1]), words[2]);
    }
}
