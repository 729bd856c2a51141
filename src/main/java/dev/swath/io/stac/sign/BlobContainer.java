package dev.swath.io.stac.sign;

import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container of Azure Blob Storage, which one token opens.
 *
 * @param account of the storage
 * @param name of the container
 */
public record BlobContainer(String account, String name) {
    private static final Pattern HOST = Pattern.compile("([a-z0-9]{3,24})\\.blob\\.core\\.windows\\.net");
    private static final Pattern NAME = Pattern.compile("[a-z0-9$][a-z0-9-]{2,62}");

    /** The container a file lies in; nothing where it lies elsewhere, where a token must never go. */
    public static Optional<BlobContainer> of(URI file) {
        String host = file.getHost() == null ? "" : file.getHost().toLowerCase(Locale.ROOT);
        Matcher matcher = HOST.matcher(host);
        String[] path = (file.getRawPath() == null ? "" : file.getRawPath()).split("/", 3);
        boolean usable = "https".equalsIgnoreCase(file.getScheme())
                && file.getUserInfo() == null
                && file.getPort() < 0
                && matcher.matches()
                && path.length == 3
                && NAME.matcher(path[1]).matches();
        return usable ? Optional.of(new BlobContainer(matcher.group(1), path[1])) : Optional.empty();
    }

    /**
     * Asks for a token.
     *
     * @param sas address of the service, {@code https://planetarycomputer.microsoft.com/api/sas/v1}
     */
    public Call tokenCall(URI sas, Object about) {
        String base = sas.toString().replaceFirst("/+$", "");
        return new Call("GET", URI.create(base + "/token/" + account + "/" + name), null, about);
    }

    /**
     * Reads the answer to {@link #tokenCall}.
     *
     * @throws dev.swath.model.trouble.Unavailable code {@code unreadable-answer}
     */
    public BlobToken read(Answer answer) {
        var body = StacJson.object(answer, "a token");
        String token = StacJson.text(body, "token");
        Optional<Instant> expiry = StacTime.read(StacJson.text(body, "msft:expiry"));
        if (token == null || expiry.isEmpty() || !token.matches("[!-~]+")) {
            throw StacJson.unreadable(answer, "there is no token with its expiry in it");
        }
        return new BlobToken(this, token.replaceFirst("^\\?", ""), expiry.get());
    }
}
