package dev.swath.step.dataset.make;

import dev.swath.io.vector.ZipBundle;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The file of fields that was given, or the one in the zip that was given. */
final class InputFile {
    private InputFile() {}

    /**
     * @param work folder that a zip is unpacked into
     * @throws BadInput {@code several-layers} when a zip holds more than one, and what {@link ZipBundle} throws
     */
    static Path of(Path given, Path work) {
        if (!given.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
            return given;
        }
        List<Path> inside = ZipBundle.unpack(given, work.resolve("input"));
        if (inside.size() > 1) {
            throw new BadInput(
                    "several-layers",
                    given.getFileName() + " holds "
                            + inside.stream()
                                    .map(file -> file.getFileName().toString())
                                    .collect(Collectors.joining(", "))
                            + "; unpack it and give the one with the fields");
        }
        return inside.get(0);
    }
}
