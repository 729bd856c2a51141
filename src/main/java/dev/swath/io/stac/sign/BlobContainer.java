package dev.swath.io.stac.sign;

import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A container of Azure Blob Storage, which one token opens.
 *
 * @param account of the storage
 * @param name of the container
 */
public record BlobContainer(String account, String name) {
    /** The container a file of Azure lies in; nothing where it lies elsewhere, where a token must never go. */
    public static Optional<BlobContainer> of(URI file) {
        return SasHost.AZURE.container(file);
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
