package dev.swath.app.sandbox;

import dev.swath.app.sandbox.stac.Answer;
import dev.swath.app.sandbox.stac.StacService;
import dev.swath.app.sandbox.stac.StacService.Wanted;
import dev.swath.app.sandbox.stac.Storage;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.TreeMap;

/** The map from addresses to the simulated STAC API; it wants no key and is not paced. */
final class StacRoutes {
    private static final String ROOT = "/stac/v1";
    private static final String COLLECTION = ROOT + "/collections/:collection";
    private static final String FILE = "/:collection/:item/:file";
    private static final String TOKEN = "/sas/v1/token/:account/:container";

    private final StacService stac;

    StacRoutes(StacService stac) {
        this.stac = stac;
    }

    void open(Door api) {
        Door.Guard anyone = (visit, word, nanos) -> null;
        api.serve(HttpMethod.GET, ROOT, "stac", anyone, call -> reply(stac.landing()));
        api.serve(HttpMethod.GET, ROOT + "/conformance", "stac", anyone, call -> reply(stac.conformance()));
        api.serve(HttpMethod.GET, ROOT + "/collections", "stac", anyone, call -> reply(stac.collections()));
        api.serve(HttpMethod.GET, COLLECTION, "stac", anyone, call -> reply(stac.collection(call.path("collection"))));
        api.serve(
                HttpMethod.POST,
                ROOT + "/search",
                "stac-search",
                anyone,
                call -> reply(stac.search(call.body().getBytes(), call.hit(Kind.STALE_NEXT))));
        api.serve(
                HttpMethod.GET,
                ROOT + "/search",
                "stac-search",
                anyone,
                call -> reply(stac.search(parameters(call), call.hit(Kind.STALE_NEXT))));
        api.serve(HttpMethod.GET, COLLECTION + "/items", "stac-search", anyone, this::items);
        api.serve(
                HttpMethod.GET,
                COLLECTION + "/items/:item",
                "stac-item",
                anyone,
                call -> reply(stac.item(call.path("collection"), call.path("item"))));
        for (var storage : Storage.values()) {
            var path = storage.folder() + FILE;
            api.serve(HttpMethod.GET, path, "stac-asset", anyone, this::asset);
            api.serve(HttpMethod.HEAD, path, "stac-asset", anyone, this::asset);
        }
        api.serve(
                HttpMethod.GET,
                TOKEN,
                "stac-token",
                anyone,
                call -> reply(stac.token(call.path("account"), call.path("container"))));
    }

    private Reply items(Call call) {
        return reply(stac.items(call.path("collection"), parameters(call), call.hit(Kind.STALE_NEXT)));
    }

    private Reply asset(Call call) {
        var wanted = new Wanted(
                parameters(call),
                call.headers().get("Range"),
                call.headers().get("If-Range"),
                call.hit(Kind.RANGE_IGNORED),
                call.hit(Kind.ETAG_CHANGED),
                call.hit(Kind.EXPIRED_LINK));
        return reply(stac.asset(call.path("collection"), call.path("item"), call.path("file"), wanted));
    }

    private static Map<String, String> parameters(Call call) {
        var parameters = new TreeMap<String, String>();
        call.query().forEach(parameters::put);
        return parameters;
    }

    private static Reply reply(Answer answer) {
        return new Reply(answer.status(), answer.headers(), answer.body(), null, false, 0);
    }
}
