package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A STAC API in the likeness of earth-search v1, and the storage behind it. Any place between 80 south and 84 north has
 * scenes every few days until now. {@code filter} is ignored, a page with items always names a next one, and a page above
 * 6 MB is answered with 502, as recorded. Thread-safe; blocks while images are made.
 */
public final class StacService implements AutoCloseable {
    /** What the gateway of earth-search lets through. */
    private static final int LARGEST_PAGE = 6 << 20;

    private final Catalog catalog;
    private final Store store;
    private final Documents documents;
    private final Pages pages;
    private final Links links;
    private final Storage storage;
    private final Tokens tokens;

    /**
     * @param seed of all chance: same seed, same scenes, same pixels
     * @param cloudiness 0 is never a cloud, 1 hardly ever a clear sky
     * @param base where the listener is reached, without a slash at the end
     * @param clock scenes are there until now
     */
    public StacService(StacWorld world, long seed, double cloudiness, String base, Clock clock) {
        var weather = new Weather(world, seed, cloudiness);
        this.catalog = new Catalog(world.tileKm(), weather, clock);
        this.store = new Store(new Images(weather));
        this.links = new Links(base, world.storage());
        this.storage = world.storage();
        this.tokens = new Tokens(clock);
        this.documents = new Documents(links);
        this.pages = new Pages(catalog, new ItemJson(catalog, store, links, world.checksums()), links);
    }

    /**
     * How a file is asked for, and what is to go wrong with it.
     *
     * @param parameters of its address
     */
    public record Wanted(
            Map<String, String> parameters,
            @Nullable String range,
            @Nullable String ifRange,
            boolean rangeIgnored,
            boolean changed,
            boolean gone) {}

    public Answer landing() {
        return Answer.json(200, documents.landing());
    }

    public Answer conformance() {
        return Answer.json(200, documents.conformance());
    }

    public Answer collections() {
        return Answer.json(200, documents.collections());
    }

    public Answer collection(String id) {
        return attempt(() -> Answer.json(200, documents.collection(known(id))));
    }

    /**
     * A search by POST.
     *
     * @param stale whether the link to the next page leads to this page again
     */
    public Answer search(byte[] body, boolean stale) {
        return attempt(() -> {
            Search search = Search.of(Json.parse(body));
            return page(pages.page(search, token -> pages.post(search, token), stale));
        });
    }

    /** A search by GET. */
    public Answer search(Map<String, String> parameters, boolean stale) {
        return attempt(() -> {
            Search search = Search.of(Search.body(parameters));
            return page(pages.page(search, token -> get(links.root() + "/search", parameters, token), stale));
        });
    }

    public Answer items(String collection, Map<String, String> parameters, boolean stale) {
        return attempt(() -> {
            Collection known = known(collection);
            ObjectNode body = Search.body(parameters);
            body.putArray("collections").add(known.id());
            String href = links.collection(known) + "/items";
            return page(pages.page(Search.of(body), token -> get(href, parameters, token), stale));
        });
    }

    public Answer item(String collection, String id) {
        return attempt(() -> Answer.features(pages.item(known(collection), id).orElseThrow(Refusal::missing)));
    }

    /** A file of an item, or a range of it, with a strong ETag. */
    public Answer asset(String collection, String item, String file, Wanted wanted) {
        return attempt(() -> {
            if (wanted.gone() || !mayRead(wanted.parameters())) {
                throw Refusal.storage(403, "AccessDenied", "Access Denied");
            }
            Store.Made made = catalog.scene(known(collection), item)
                    .flatMap(scene -> store.file(scene, file))
                    .orElseThrow(() -> Refusal.storage(404, "NoSuchKey", "The specified key does not exist."));
            return part(made, file, wanted);
        });
    }

    private boolean mayRead(Map<String, String> parameters) {
        return switch (storage) {
            case OPEN -> true;
            case SIGNED -> tokens.open(parameters.get("sig"));
            case REQUESTER_PAYS ->
                parameters.containsKey("X-Amz-Signature") && "requester".equals(parameters.get("x-amz-request-payer"));
        };
    }

    /** What opens the files for a while, where they want that. */
    public Answer token(String account, String container) {
        return attempt(() -> {
            if (storage != Storage.SIGNED || !storage.folder().equals("/" + account + "/" + container)) {
                throw Refusal.missing();
            }
            return Answer.json(200, tokens.give());
        });
    }

    /** Removes all files that were made. */
    @Override
    public void close() {
        store.close();
    }

    private static Answer part(Store.Made made, String file, Wanted wanted) {
        String etag = '"' + made.sha256().substring(0, 32) + (wanted.changed() ? "-2" : "") + '"';
        boolean whole = wanted.rangeIgnored() || (wanted.ifRange() != null && !etag.equals(wanted.ifRange()));
        var range = whole ? null : Ranges.of(wanted.range(), made.size()).orElse(null);
        try {
            byte[] body = range == null
                    ? made.read(0, Math.toIntExact(made.size()))
                    : made.read(range.from(), range.length());
            Answer answer = Answer.of(range == null ? 200 : 206, mediaType(file), body)
                    .with("ETag", etag)
                    .with("Accept-Ranges", "bytes");
            return range == null
                    ? answer
                    : answer.with("Content-Range", "bytes " + range.from() + "-" + range.to() + "/" + made.size());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String mediaType(String file) {
        return file.endsWith(".xml") ? "application/xml" : file.endsWith(".json") ? "application/json" : "image/tiff";
    }

    private static Collection known(String id) {
        return Collection.of(id).orElseThrow(Refusal::missing);
    }

    private static Answer page(ObjectNode features) {
        Answer answer = Answer.features(features);
        return answer.body().length() <= LARGEST_PAGE
                ? answer
                : Answer.json(502, Json.object().put("message", "Internal server error"));
    }

    private static ObjectNode get(String href, Map<String, String> parameters, String token) {
        var asked = new TreeMap<>(parameters);
        asked.remove("next");
        asked.remove("filter");
        if (!token.isEmpty()) {
            asked.put("next", token);
        }
        String query = asked.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return Pages.next("GET", href + "?" + query);
    }

    private static Answer attempt(Supplier<Answer> service) {
        try {
            return service.get();
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }
}
