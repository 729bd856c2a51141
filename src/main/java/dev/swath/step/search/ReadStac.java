package dev.swath.step.search;

import dev.swath.io.ledger.Composites;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.io.stac.search.NextPage;
import dev.swath.io.stac.search.SearchPage;
import dev.swath.io.stac.search.StacApi;
import dev.swath.io.stac.search.StacCursor;
import dev.swath.io.stac.search.StacCursor.Stage;
import dev.swath.io.stac.search.StacVerdict;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a page of scenes into the ledger, each held against what was asked for once more; after the last one the assets
 * that are wanted of them are to be fetched.
 */
public final class ReadStac {
    private static final Logger LOG = LoggerFactory.getLogger(ReadStac.class);

    private final Ledger ledger;
    private final WantedAssets wanted;
    private final Duration look;
    private final Clock clock;

    /** @param look time before a composite looks by itself whether its assets are there */
    public ReadStac(Ledger ledger, CollectionProfiles profiles, Duration look, Clock clock) {
        this.ledger = ledger;
        this.wanted = new WantedAssets(profiles);
        this.look = look;
        this.clock = clock;
    }

    /**
     * @return where the search stands now
     * @throws dev.swath.model.trouble.Trouble when the answer is none, or leads elsewhere
     */
    @Handler
    public StacCursor read(Answer answer) {
        var cursor = answer.about(StacCursor.class);
        var trouble = StacVerdict.of(answer, clock.instant());
        if (trouble.isPresent()) {
            return cursor.stage() == Stage.PAGES
                    ? fewer(answer, cursor).orElseThrow(trouble::get)
                    : failed(trouble.get());
        }
        return switch (cursor.stage()) {
            case LANDING -> landed(cursor, StacApi.read(answer));
            case CONFORMANCE -> firstPage(cursor, known(cursor).withConformance(answer));
            case PAGES -> page(cursor, answer);
            case DONE -> throw new IllegalStateException("an answer came after the last page");
        };
    }

    private static StacCursor failed(RuntimeException trouble) {
        throw trouble;
    }

    /** The same page with half as many items, for a service that cannot answer with so many. */
    private static Optional<StacCursor> fewer(Answer answer, StacCursor cursor) {
        return NextPage.halved(answer.call()).map(call -> cursor.at(Stage.PAGES, cursor.api(), plain(call, cursor)));
    }

    private static StacCursor landed(StacCursor cursor, StacApi api) {
        return api.conformanceCall(cursor.claim())
                .map(call -> cursor.at(Stage.CONFORMANCE, api, call))
                .orElseGet(() -> firstPage(cursor, api));
    }

    private static StacCursor firstPage(StacCursor cursor, StacApi api) {
        return cursor.at(Stage.PAGES, api, cursor.search().firstPage(api, cursor.claim()));
    }

    private static StacApi known(StacCursor cursor) {
        var api = cursor.api();
        if (api == null) {
            throw new IllegalStateException("the landing page was not read");
        }
        return api;
    }

    private StacCursor page(StacCursor cursor, Answer answer) {
        var page = SearchPage.read(answer);
        page.unreadable()
                .forEach(item ->
                        LOG.warn("Composite {}: left out {}", cursor.composite().name(), item));
        var search = cursor.search();
        var found = new LinkedHashMap<String, Composites.Found>();
        for (StacItem item : page.items()) {
            var mismatch = search.mismatch(item);
            if (mismatch.isPresent()) {
                LOG.debug(
                        "Composite {}: {} was not asked for: {}",
                        cursor.composite().name(),
                        item.id(),
                        mismatch.get());
            } else {
                found.put(item.collection() + "/" + item.id(), wanted.of(item, cursor.composite()));
            }
        }
        ledger.composites().found(cursor.claim(), found.values().stream().toList());
        var next = page.next();
        if (next == null) {
            finish(cursor);
            return cursor.at(Stage.DONE, cursor.api(), null);
        }
        return cursor.at(Stage.PAGES, cursor.api(), plain(withHeaders(next), cursor));
    }

    private void finish(StacCursor cursor) {
        var dropped = new Twins(ledger.composites()).dropped(cursor.composite().id());
        int assets = ledger.composites()
                .searched(cursor.claim(), dropped, clock.instant().plus(look));
        LOG.info(
                "Composite {}: {} assets are to be fetched, {} scenes are there twice",
                cursor.composite().name(),
                assets,
                dropped.size());
    }

    private static Call withHeaders(NextPage next) {
        var call = next.call();
        return new Call(call.method(), call.uri(), next.headers(), call.json(), call.about());
    }

    /** About nothing but the claim: else each call would hold all those before it. */
    private static Call plain(@Nullable Call call, StacCursor cursor) {
        var made = java.util.Objects.requireNonNull(call);
        return new Call(made.method(), made.uri(), made.headers(), made.json(), cursor.claim());
    }
}
