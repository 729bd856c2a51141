package dev.swath.app.sandbox;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The object graph behind the two doors, and the map from addresses to services. */
final class Services {
    private static final String ORDERS = "/compute/ops/orders/v2";
    private static final String BASEMAPS = "/basemaps/v1/";
    private static final String ITEM = "/data/v1/item-types/:type/items/:item";

    private final SandboxOptions options;
    private final SearchApi search;
    private final OrdersApi orders;
    private final BasemapsApi basemaps;
    private final Quota quota;
    private final Downloads downloads;
    private final Origin origin;
    private final RateLimiter rates = new RateLimiter();

    Services(OrdersApi.Terms terms, Addresses at) {
        this.options = terms.options();
        var catalogue = new Catalogue(options);
        boolean sameIds = options.quirks().contains(Quirk.SAME_ORDER_IDS);
        var book = new OrderBook(sameIds ? options.world().seed() : null);
        var tokens = new Tokens(options.world().seed());
        var shown = new OrderJson(at, tokens, options);
        this.quota = new Quota(options.account());
        this.search = new SearchApi(catalogue, options, terms.clock(), at);
        var mosaics = new Mosaics(terms.clock(), options.world().seed());
        var check = new OrderCheck(catalogue, mosaics, options.quirks());
        this.orders = new OrdersApi(book, check, shown, quota, new OrderList(shown, at, options.quirks()), terms);
        this.basemaps = new BasemapsApi(mosaics, at, options.quirks());
        this.downloads = new Downloads(book, tokens, at, terms);
        this.origin = new Origin(book, new Contents(options), tokens, terms.clock());
    }

    void open(Door api, Door storage, Access access, Control control) {
        Door.Guard keyed = (visit, word, nanos) -> {
            boolean allowed = access.allows(visit.request().headers(), visit.queryParams());
            return allowed ? paced(visit, word, nanos) : Problem.key().reply();
        };
        data(api, keyed);
        orders(api, keyed);
        basemaps(api, keyed);
        account(api, keyed);
        api.serve(HttpMethod.GET, "/compute/ops/bundles/spec", "spec", this::paced, orders::bundles);
        api.serve(HttpMethod.GET, "/compute/ops/download/", "link", this::paced, downloads::link);
        storage.serve(HttpMethod.GET, "/compute-orders-live/*", "bytes", (visit, word, nanos) -> null, origin::bytes);
        api.control(HttpMethod.GET, "/sandbox/journal", control::journal);
        api.control(HttpMethod.DELETE, "/sandbox/journal", control::clearJournal);
        api.control(HttpMethod.GET, "/sandbox/faults", control::faults);
        api.control(HttpMethod.POST, "/sandbox/faults", control::addFaults);
        api.control(HttpMethod.DELETE, "/sandbox/faults", control::clearFaults);
        api.control(HttpMethod.POST, "/sandbox/restore-key", control::restoreKey);
    }

    private void data(Door api, Door.Guard keyed) {
        api.serve(HttpMethod.POST, "/data/v1/quick-search", "search", keyed, search::search);
        api.serve(HttpMethod.GET, "/data/v1/searches/:id/results", "page", keyed, search::page);
        api.serve(HttpMethod.POST, "/data/v1/stats", "search-stats", keyed, search::stats);
        api.serve(HttpMethod.GET, ITEM, "item", keyed, search::item);
        api.serve(HttpMethod.GET, ITEM + "/thumb", "thumb", keyed, search::thumbnail);
        api.serve(HttpMethod.GET, ITEM + "/assets", "assets", keyed, search::assets);
        api.serve(HttpMethod.GET, ITEM + "/assets/", "assets", keyed, search::assets);
    }

    private void orders(Door api, Door.Guard keyed) {
        api.serve(HttpMethod.POST, ORDERS, "create", keyed, orders::create);
        api.serve(HttpMethod.GET, ORDERS, "list", keyed, orders::list);
        api.serve(HttpMethod.GET, ORDERS + "/:order", "get", keyed, orders::get);
        api.serve(HttpMethod.PUT, ORDERS + "/:order", "cancel", keyed, orders::cancel);
        api.serve(HttpMethod.POST, "/compute/ops/bulk/orders/v2/cancel", "bulk-cancel", keyed, orders::cancelMany);
        api.serve(HttpMethod.GET, "/compute/ops/stats/orders/v2", "stats", keyed, orders::stats);
    }

    private void basemaps(Door api, Door.Guard keyed) {
        api.serve(HttpMethod.GET, BASEMAPS + "mosaics", "mosaics", keyed, basemaps::mosaics);
        api.serve(HttpMethod.GET, BASEMAPS + "mosaics/:mosaic", "mosaics", keyed, basemaps::mosaic);
        api.serve(HttpMethod.GET, BASEMAPS + "mosaics/:mosaic/quads", "quads", keyed, basemaps::quads);
        api.serve(HttpMethod.GET, BASEMAPS + "mosaics/:mosaic/quads/:quad", "quads", keyed, basemaps::quad);
        api.serve(HttpMethod.GET, BASEMAPS + "series", "series", keyed, basemaps::series);
        api.serve(HttpMethod.GET, BASEMAPS + "series/:series", "series", keyed, basemaps::oneSeries);
        api.serve(HttpMethod.GET, BASEMAPS + "series/:series/mosaics", "mosaics", keyed, basemaps::mosaicsOfSeries);
    }

    private void account(Door api, Door.Guard keyed) {
        api.serve(
                HttpMethod.GET,
                "/auth/v1/experimental/public/my/subscriptions",
                "quota",
                keyed,
                call -> quota.subscriptions());
        api.serve(HttpMethod.GET, "/account/v1/my/products/", "quota", keyed, call -> quota.products());
    }

    private @Nullable Reply paced(RoutingContext visit, String word, long nanos) {
        Optional<Long> wait = options.enforceRates() ? rates.retryInMillis(word, nanos) : Optional.empty();
        return wait.map(millis -> {
                    Reply reply = Outage.rate(429, millis);
                    return options.quirks().contains(Quirk.RETRY_AFTER_SENT) ? reply.with("Retry-After", "1") : reply;
                })
                .orElse(null);
    }
}
