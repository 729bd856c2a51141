package dev.swath.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.swath.io.ledger.CatalogSearch;
import dev.swath.io.ledger.CatalogSearch.Wanted;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.catalog.item.SceneItems;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The catalog of what was delivered as a STAC API 1.0: landing page, collections, items, and item search. It reads the
 * ledger and changes nothing.
 */
public final class StacApi implements Api.Door {
    static final String PATH = "/stac";
    /** A question, by POST too. */
    static final String SEARCH = PATH + "/search";

    private static final String JSON = "application/json";
    private static final String GEOJSON = "application/geo+json";
    private static final String EXAMPLE = "{\"bbox\": [10.0, 49.9, 10.1, 50.0], \"limit\": 100}";
    private static final long MOST_QUESTION_BYTES = 1_000_000;
    private static final int BAD = 400;

    private final CatalogSearch search;
    private final SceneItems items;
    private final UnaryOperator<String> addresses;

    /** @param addresses absolute, of files by their targets in the store */
    public StacApi(Ledger ledger, UnaryOperator<String> addresses) {
        this.search = ledger.catalogSearch();
        this.items = new SceneItems(ledger);
        this.addresses = addresses;
    }

    @Override
    public void open(Router router) {
        answer(router.get(PATH), this::landing);
        answer(router.get(PATH + "/conformance"), this::conformance);
        answer(router.get(PATH + "/collections"), this::collections);
        answer(router.get(PATH + "/collections/:collection"), this::collection);
        answer(router.get(PATH + "/collections/:collection/items"), this::itemsOf);
        answer(router.get(PATH + "/collections/:collection/items/:item"), this::item);
        answer(router.get(SEARCH), context -> found(context, StacAsk.of(context.queryParams()), SEARCH));
        answer(
                router.post(SEARCH)
                        .consumes(JSON)
                        .handler(BodyHandler.create(false).setBodyLimit(MOST_QUESTION_BYTES)),
                this::posted);
    }

    private static void answer(Route route, Handler<RoutingContext> handler) {
        route.blockingHandler(handler, false).failureHandler(StacApi::failed);
    }

    /** A question that cannot be understood is a bad request here, as STAC API has it. */
    private static void failed(RoutingContext context) {
        if (context.failure() instanceof BadInput bad && !bad.code().startsWith("no-such-")) {
            Problem.of(BAD, bad.code(), bad.line()).answer(context);
        } else {
            Problem.ofFailure(context);
        }
    }

    private void landing(RoutingContext context) {
        Answers.demandKnown(context);
        send(context, JSON, StacPages.of(context).landing());
    }

    private void conformance(RoutingContext context) {
        Answers.demandKnown(context);
        send(context, JSON, StacPages.of(context).conformance());
    }

    private void collections(RoutingContext context) {
        Answers.demandKnown(context, "limit", "token");
        var ask = StacAsk.of(context.queryParams());
        var after = ask.after() == null ? null : ask.after().collection();
        var found = search.collections(after, ask.limit() + 1);
        var shown = found.subList(0, Math.min(found.size(), ask.limit()));
        send(context, JSON, StacPages.of(context).collections(shown, found.size() > shown.size()));
    }

    private void collection(RoutingContext context) {
        Answers.demandKnown(context);
        send(context, JSON, StacPages.of(context).collection(listed(context)));
    }

    private CatalogSearch.Listed listed(RoutingContext context) {
        var id = context.pathParam("collection");
        return search.collection(id)
                .orElseThrow(() -> new BadInput(
                        "no-such-collection",
                        "no collection is called '" + id + "'; " + PATH + "/collections lists them"));
    }

    private void itemsOf(RoutingContext context) {
        Answers.demandKnown(context, "bbox", "datetime", "limit", "token");
        var collection = listed(context).id();
        var asked = StacAsk.of(context.queryParams());
        var wanted = new Wanted(
                List.of(collection),
                List.of(),
                asked.wanted().from(),
                asked.wanted().until(),
                asked.wanted().boxes());
        var ask = new StacAsk(wanted, asked.shape(), asked.after(), asked.limit());
        found(context, ask, Answers.address(PATH + "/collections/", collection) + "/items");
    }

    private void item(RoutingContext context) {
        Answers.demandKnown(context);
        var collection = listed(context).id();
        var id = context.pathParam("item");
        var wanted = new Wanted(List.of(collection), List.of(id), null, null, List.of());
        var pages = StacPages.of(context);
        var found = new ArrayList<JsonNode>();
        items.each(search.find(wanted, null, 1), addresses, (entry, draft) -> found.add(pages.item(draft, collection)));
        if (found.isEmpty()) {
            throw new BadInput(
                    "no-such-item", "no item of " + collection + " is called '" + id + "', or nothing of it is left");
        }
        send(context, GEOJSON, found.get(0));
    }

    private void posted(RoutingContext context) {
        Answers.demandKnown(context);
        var page = page(context, StacAsk.of(Answers.body(context, EXAMPLE)));
        page.next().ifPresent(token -> {
            var link = page.pages().link(page.links(), "next", GEOJSON, SEARCH);
            link.put("method", "POST").put("merge", true).putObject("body").put("token", token);
        });
        send(context, GEOJSON, page.document());
    }

    private void found(RoutingContext context, StacAsk ask, String path) {
        var page = page(context, ask);
        page.next().ifPresent(token -> page.pages()
                .link(page.links(), "next", GEOJSON, path + query(context.queryParams(), token))
                .put("method", "GET"));
        send(context, GEOJSON, page.document());
    }

    private StacPages.Found page(RoutingContext context, StacAsk ask) {
        var pages = StacPages.of(context);
        var page = StacSearch.of(search, ask);
        var features = JsonNodeFactory.instance.arrayNode();
        items.each(page.found(), addresses, (entry, draft) -> features.add(pages.item(draft, entry.collection())));
        var found = pages.found(features, page.next());
        if (ask.shape() == null) {
            found.document().put("numberMatched", search.count(ask.wanted()));
        }
        return found;
    }

    private static String query(MultiMap parameters, String token) {
        var query = new StringBuilder("?token=").append(token);
        for (var parameter : parameters) {
            if (!parameter.getKey().equals("token")) {
                query.append('&')
                        .append(Answers.address("", parameter.getKey()))
                        .append('=')
                        .append(Answers.address("", parameter.getValue()));
            }
        }
        return query.toString();
    }

    private static void send(RoutingContext context, String type, JsonNode document) {
        WebServer.head(context.response(), type, 200).end(document.toString());
    }
}
