package dev.swath.app.wiring;

import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The Planet API key: from {@code PL_API_KEY} in the environment, else in a file {@code .env}. Never printed. */
public final class Secrets {
    private static final String NAME = "PL_API_KEY";

    private final String key;

    private Secrets(String key) {
        this.key = key;
    }

    /** Empty when there is no key anywhere. */
    public static Optional<Secrets> find(Map<String, String> environment, Path... envFiles) {
        var key = environment.getOrDefault(NAME, "").trim();
        for (int i = 0; i < envFiles.length && key.isEmpty(); i++) {
            key = fromFile(envFiles[i]);
        }
        return key.isEmpty() ? Optional.empty() : Optional.of(new Secrets(key));
    }

    /** A key that is no secret, for the simulated services. */
    public static Secrets ofSandbox() {
        return new Secrets("sandbox");
    }

    /** For verbs that cannot do without. */
    public static BadSetting missing() {
        return new BadSetting(
                "no-api-key",
                "no API key: set PL_API_KEY in the environment, or write PL_API_KEY=... into a file .env beside the"
                        + " launcher (./swath demo needs none)");
    }

    private static String fromFile(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(line -> line.strip().replaceFirst("^export\\s+", ""))
                    .filter(line -> line.startsWith(NAME + "="))
                    .map(line -> line.substring(NAME.length() + 1).strip().replaceAll("^([\"'])(.*)\\1$", "$2"))
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            throw new BadSetting("bad-setting", file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Value of the Authorization header. */
    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** Tells accounts apart without telling the key: the first half of a SHA-256. */
    String account() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
