package dev.swath.app.wiring;

import dev.swath.app.web.Guard;
import dev.swath.io.base.Sha256;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Planet API key, the password of the mail server, the address of the webhook, and what callers of our own API must
 * know: from the environment, else from a file {@code .env}. Never printed.
 */
public final class Secrets {
    private static final String NAME = "PL_API_KEY";
    private static final String MAIL_PASSWORD = "SWATH_NOTIFY_MAIL_PASSWORD";
    private static final String WEBHOOK = "SWATH_NOTIFY_WEBHOOK_URL";

    /** Variables that are no settings. */
    static final List<String> VARIABLES = Stream.concat(Stream.of(MAIL_PASSWORD, WEBHOOK), Guard.VARIABLES.stream())
            .toList();

    private final String key;
    private final String mailPassword;
    private final Optional<URI> webhook;
    private final Guard guard;

    private Secrets(String key, String mailPassword, String webhook, Guard guard) {
        this.key = key;
        this.mailPassword = mailPassword;
        this.webhook = address(webhook);
        this.guard = guard;
    }

    /**
     * Empty when there is no key anywhere.
     *
     * @throws BadSetting when the webhook's is no address that secrets may be sent to, or what guards the API is guessed
     *     too easily
     */
    public static Optional<Secrets> find(Map<String, String> environment, Path... envFiles) {
        return value(NAME, environment, envFiles).isEmpty()
                ? Optional.empty()
                : Optional.of(withoutKey(environment, envFiles));
    }

    /** The same where a key may be lacking, for who never asks Planet. */
    public static Secrets withoutKey(Map<String, String> environment, Path... envFiles) {
        return new Secrets(
                value(NAME, environment, envFiles),
                value(MAIL_PASSWORD, environment, envFiles),
                value(WEBHOOK, environment, envFiles),
                Guard.of(name -> value(name, environment, envFiles)));
    }

    private static String value(String name, Map<String, String> environment, Path... envFiles) {
        var value = environment.getOrDefault(name, "").trim();
        for (int i = 0; i < envFiles.length && value.isEmpty(); i++) {
            value = fromFile(envFiles[i], name);
        }
        return value;
    }

    /** A key that is no secret, for the simulated services. */
    public static Secrets ofSandbox() {
        return new Secrets("sandbox", "", "", Guard.of(name -> ""));
    }

    /** For verbs that ask nothing of Planet. */
    public static Secrets withoutKey() {
        return new Secrets("", "", "", Guard.of(name -> ""));
    }

    /** For verbs that cannot do without. */
    public static BadSetting missing() {
        return new BadSetting(
                "no-api-key",
                "no API key: set PL_API_KEY in the environment, or write PL_API_KEY=... into a file .env beside the"
                        + " launcher (./swath demo needs none)");
    }

    private static String fromFile(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.map(line -> line.strip().replaceFirst("^export\\s+", ""))
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1).strip().replaceAll("^([\"'])(.*)\\1$", "$2"))
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException e) {
            throw new BadSetting("bad-setting", file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Empty when there is none. */
    String mailPassword() {
        return mailPassword;
    }

    /** Empty when there is none. */
    Optional<URI> webhook() {
        return webhook;
    }

    /** Whom our own HTTP server lets in. */
    Guard guard() {
        return guard;
    }

    /** What is wrong with an address is said without naming it, for it is a secret. */
    private static Optional<URI> address(String webhook) {
        if (webhook.isEmpty()) {
            return Optional.empty();
        }
        var bad = new BadSetting("bad-setting", "environment " + WEBHOOK + ": must be an https address");
        if (Key.service("webhook", "", "")
                .fault(webhook.replaceFirst("[?].*", ""))
                .isPresent()) {
            throw bad;
        }
        try {
            return Optional.of(new URI(webhook));
        } catch (URISyntaxException unreadable) {
            throw bad;
        }
    }

    /** Value of the Authorization header. */
    String authorization() {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
    }

    /** Tells accounts apart without telling the key: the first half of a SHA-256. */
    String account() {
        return Sha256.hex(key).substring(0, 16);
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
