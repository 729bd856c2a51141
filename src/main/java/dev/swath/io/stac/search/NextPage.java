package dev.swath.io.stac.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Hrefs;
import dev.swath.io.stac.StacJson;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.Corrupt;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the next page is asked for, as pystac-client does it: method, address, body and headers of the link; with
 * {@code merge} the link's body is laid over that of the call before.
 *
 * @param call the call, about the same as the one before
 * @param headers what the link wants sent; never one that the connection or a login needs
 */
public record NextPage(Call call, Map<String, String> headers) {
    private static final Pattern LIMIT = Pattern.compile("(?<=[?&]limit=)\\d{1,9}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Set<String> NOT_THEIRS = Set.of(
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "cookie",
            "expect",
            "host",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** @return null where the page has no link to a next one */
    static @Nullable NextPage read(Answer answer, JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if ("next".equals(link.path("rel").asText())) {
                return of(answer, link);
            }
        }
        return null;
    }

    private static NextPage of(Answer answer, JsonNode link) {
        Call before = answer.call();
        String href = StacJson.text(link, "href");
        URI next = (href == null ? Optional.<URI>empty() : Hrefs.resolve(before.uri(), href))
                .filter(address -> Hrefs.sameOrigin(before.uri(), address))
                .orElseThrow(() -> new Corrupt(
                        "foreign-page",
                        "the answer of " + StacJson.where(before.uri()) + " sends us to another host for its next page:"
                                + " not followed, check stac.url and any proxy between"));
        boolean post = link.path("method").asText().equalsIgnoreCase("POST");
        String body = post ? body(before.json(), link).toString() : null;
        return new NextPage(new Call(post ? "POST" : "GET", next, body, before.about()), headers(link));
    }

    private static ObjectNode body(@Nullable String before, JsonNode link) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (link.path("merge").asBoolean() && before != null) {
            StacJson.parsed(before).filter(JsonNode::isObject).ifPresent(tree -> body.setAll((ObjectNode) tree));
        }
        if (link.path("body") instanceof ObjectNode own) {
            body.setAll(own);
        }
        return body;
    }

    private static Map<String, String> headers(JsonNode link) {
        var headers = new TreeMap<String, String>();
        link.path("headers").properties().forEach(header -> {
            JsonNode value = header.getValue().isArray() ? header.getValue().path(0) : header.getValue();
            boolean theirs = TOKEN.matcher(header.getKey()).matches()
                    && !NOT_THEIRS.contains(header.getKey().toLowerCase(Locale.ROOT));
            if (theirs && value.isValueNode() && value.asText().matches("[ -~]*")) {
                headers.put(header.getKey(), value.asText());
            }
        });
        return Map.copyOf(headers);
    }

    /**
     * The same call for half as many items, for a service that failed on a page too large for it.
     *
     * @return nothing where it asked for one item, or for no number of items
     */
    public static Optional<Call> halved(Call call) {
        if (call.json() == null) {
            var limit = LIMIT.matcher(call.uri().toString());
            if (!limit.find() || Integer.parseInt(limit.group()) < 2) {
                return Optional.empty();
            }
            String fewer = limit.replaceFirst(String.valueOf(Integer.parseInt(limit.group()) / 2));
            return Optional.of(new Call(call.method(), URI.create(fewer), call.headers(), null, call.about()));
        }
        return StacJson.parsed(call.json())
                .filter(body -> body.path("limit").asInt() >= 2)
                .map(body -> ((ObjectNode) body).put("limit", body.path("limit").asInt() / 2))
                .map(body -> new Call(call.method(), call.uri(), call.headers(), body.toString(), call.about()));
    }
}
