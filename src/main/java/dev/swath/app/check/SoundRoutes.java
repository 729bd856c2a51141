package dev.swath.app.check;

import dev.swath.app.wiring.Settings;
import dev.swath.io.base.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The note that routes were found sound, kept beside the ledger, so that a start which changed nothing need not check
 * them again. It stands for one text of every route file, one value of every setting and one jar; whatever differs has
 * the routes checked anew. Without a jar (a class folder, in development) there is no note.
 */
public final class SoundRoutes {
    private final Path note;
    private final Optional<String> state;

    private SoundRoutes(Path note, Optional<String> state) {
        this.note = note;
        this.state = state;
    }

    /**
     * @param note the file that keeps it
     * @param routes the folder with the route files
     */
    public static SoundRoutes of(Path note, Path routes, Settings settings) {
        return of(note, routes, settings, ownJar());
    }

    static SoundRoutes of(Path note, Path routes, Settings settings, Path jar) {
        return new SoundRoutes(note, state(routes, settings, jar));
    }

    /** Whether these routes were found sound before. A note that cannot be read says nothing. */
    public boolean isNoted() {
        try {
            return state.isPresent() && Files.readString(note).strip().equals(state.get());
        } catch (IOException e) {
            return false;
        }
    }

    /** Notes that they are sound. Where nothing can be written they are checked again at the next start. */
    public void write() {
        if (state.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(note.getParent());
            var part = Files.createTempFile(note.getParent(), "." + note.getFileName(), ".part");
            Files.writeString(part, state.get() + "\n");
            Files.move(part, note, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // only time is lost
        }
    }

    private static Optional<String> state(Path routes, Settings settings, Path jar) {
        try {
            if (!Files.isRegularFile(jar)) {
                return Optional.empty();
            }
            var text = new StringBuilder()
                    .append(jar + "\n" + Files.size(jar) + "\n" + Files.getLastModifiedTime(jar) + "\n")
                    .append(settings.home() + "\n" + settings.changed() + "\n");
            RouteFiles.read(routes).forEach((name, content) -> text.append(name + "\n" + Sha256.hex(content) + "\n"));
            return Optional.of(Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(SoundRoutes.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
