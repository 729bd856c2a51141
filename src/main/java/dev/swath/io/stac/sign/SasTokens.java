package dev.swath.io.stac.sign;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Response;
import dev.swath.model.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks for tokens when they are needed, one for each container, and keeps them in memory while they are good. */
public final class SasTokens {
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final HttpFetch http;
    private final URI service;
    private final SasHost host;
    private final Clock clock;
    private final Map<BlobContainer, BlobToken> known = new HashMap<>();

    /** @param service address that gives the tokens */
    public SasTokens(HttpFetch http, URI service, SasHost host, Clock clock) {
        this.http = http;
        this.service = service;
        this.host = host;
        this.clock = clock;
    }

    /**
     * The file's address with a token that is good for another minute; as it is where it needs none. One thread asks,
     * the others wait for that.
     *
     * @throws dev.swath.model.trouble.Trouble when the service gives none
     */
    public synchronized URI sign(URI file) {
        Optional<BlobContainer> container = host.container(file);
        if (container.isEmpty() || BlobToken.isSigned(file)) {
            return file;
        }
        var token = known.get(container.get());
        if (token == null || !token.isFresh(clock.instant())) {
            token = ask(container.get());
            known.put(container.get(), token);
        }
        return token.sign(file, host);
    }

    /** The file's token was refused: it is asked for anew the next time. */
    public synchronized void forget(URI file) {
        host.container(file).ifPresent(known::remove);
    }

    private BlobToken ask(BlobContainer container) {
        var call = container.tokenCall(service, container);
        try (Response response = http.get(call.uri(), 0, null);
                var body = response.body()) {
            var text = new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            return container.read(new Answer(call, response.status(), Map.of(), text, null));
        } catch (IOException bodiesThrowTrouble) {
            throw new UncheckedIOException(bodiesThrowTrouble);
        }
    }
}
