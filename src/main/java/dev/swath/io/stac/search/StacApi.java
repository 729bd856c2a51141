package dev.swath.io.stac.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Hrefs;
import dev.swath.io.stac.StacJson;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Refused;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A STAC API, as its landing page describes it.
 *
 * @param root address of its landing page
 * @param search where items are searched, by POST
 * @param conformance where it says what it conforms to, if the landing page does not; else null
 * @param conformsTo what it says it conforms to
 */
public record StacApi(URI root, URI search, @Nullable URI conformance, Set<String> conformsTo) {
    private static final Pattern QUERY =
            Pattern.compile("https://api\\.stacspec\\.org/v1\\.[^/]*/item-search#query(:.*)?");
    private static final Pattern FILTER =
            Pattern.compile("https://api\\.stacspec\\.org/v1\\.[^/]*/item-search#filter(:.*)?");
    private static final Pattern CQL2_JSON = Pattern.compile("https?://www\\.opengis\\.net/spec/cql2/.*/cql2-json");

    /**
     * Asks for the landing page.
     *
     * @param root setting {@code stac.url}
     * @throws BadSetting code {@code bad-stac-url}
     */
    public static Call landing(URI root, Object about) {
        if (!Hrefs.sameOrigin(root, root) || root.getFragment() != null) {
            throw new BadSetting(
                    "bad-stac-url",
                    "stac.url must be an http or https address without user, such as"
                            + " https://earth-search.aws.element84.com/v1");
        }
        return new Call("GET", root, null, about);
    }

    /**
     * Reads the landing page.
     *
     * @throws dev.swath.model.trouble.Unavailable code {@code unreadable-answer}: cut off or not JSON
     * @throws Refused code {@code no-item-search}: the address is no STAC API that searches items
     * @throws Corrupt code {@code foreign-page}: it sends us to another host
     */
    public static StacApi read(Answer answer) {
        ObjectNode page = StacJson.object(answer, "a landing page");
        URI root = answer.call().uri();
        JsonNode search = link(page, "search", "POST")
                .or(() -> link(page, "search", null))
                .orElseThrow(() -> new Refused(
                        "no-item-search",
                        StacJson.where(root)
                                + " has no link rel=search: it is no STAC API with item search, check stac.url"));
        JsonNode classes = page.path("conformsTo");
        URI conformance = classes.isArray()
                ? null
                : link(page, "conformance", null).map(link -> own(answer, link)).orElse(null);
        return new StacApi(root, own(answer, search), conformance, Set.copyOf(new HashSet<>(StacJson.texts(classes))));
    }

    /** Asks what the API conforms to, if its landing page did not say. */
    public Optional<Call> conformanceCall(Object about) {
        return conformance == null ? Optional.empty() : Optional.of(new Call("GET", conformance, null, about));
    }

    /** The API with what the answer to {@link #conformanceCall} says. */
    public StacApi withConformance(Answer answer) {
        ObjectNode page = StacJson.object(answer, "a list of conformance classes");
        return new StacApi(root, search, null, Set.copyOf(new HashSet<>(StacJson.texts(page.path("conformsTo")))));
    }

    /** Whether {@code query} is understood. */
    public boolean understandsQuery() {
        return conformsTo.stream().anyMatch(known -> QUERY.matcher(known).matches());
    }

    /** Whether {@code filter} in CQL2 JSON is understood; an API that does not ignores it without a word. */
    public boolean understandsFilter() {
        return conformsTo.stream().anyMatch(known -> FILTER.matcher(known).matches())
                && conformsTo.stream()
                        .anyMatch(known -> CQL2_JSON.matcher(known).matches());
    }

    private static Optional<JsonNode> link(JsonNode page, String rel, @Nullable String method) {
        for (JsonNode link : page.path("links")) {
            boolean fits = rel.equals(StacJson.text(link, "rel"))
                    && StacJson.text(link, "href") != null
                    && (method == null
                            || method.equalsIgnoreCase(link.path("method").asText()));
            if (fits) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    private static URI own(Answer answer, JsonNode link) {
        return Hrefs.resolve(answer.call().uri(), link.path("href").asText())
                .filter(address -> Hrefs.sameOrigin(answer.call().uri(), address))
                .orElseThrow(() -> new Corrupt(
                        "foreign-page",
                        "the landing page of " + StacJson.where(answer.call().uri()) + " sends us to another host for "
                                + link.path("rel").asText() + ": not followed, check stac.url and any proxy between"));
    }
}
