package dev.swath.step.dataset.images;

import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.collection.CollectionProfile;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.io.stac.search.Duplicates;
import dev.swath.io.stac.search.NextPage;
import dev.swath.io.stac.search.PageTrail;
import dev.swath.io.stac.search.SearchPage;
import dev.swath.io.stac.search.StacApi;
import dev.swath.io.stac.search.StacSearch;
import dev.swath.io.stac.search.StacVerdict;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.BadSetting;
import dev.swath.step.dataset.choose.Step;
import dev.swath.step.dataset.season.SearchWindow;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Searches scenes over chips, page by page; the calls are made elsewhere. */
final class SeasonSearch {
    private final SceneShelf shelf = new SceneShelf();
    private final Map<URI, StacApi> apis = new ConcurrentHashMap<>();
    private final CollectionProfiles profiles;
    private final Clock clock;

    SeasonSearch(CollectionProfiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /** @throws BadSetting {@code unknown-collection}: nobody has said which asset holds which band */
    void demandKnown(SelectOptions options) {
        options.collections().forEach(collection -> profile(options, collection));
    }

    private CollectionProfile profile(SelectOptions options, String collection) {
        return profiles.find(options.service(), collection)
                .orElseThrow(() -> new BadSetting(
                        "unknown-collection",
                        "it is not known which assets of collection " + collection + " hold which bands"));
    }

    /** What was found for the window before, by this chip or one beside it; empty where a collection is to be asked. */
    Optional<List<FoundScene>> known(SeasonTurn turn) {
        for (int i = 0; i < collections(turn).size(); i++) {
            Optional<List<FoundScene>> found = shelf.find(question(turn, i)).map(all -> over(turn, all));
            if (found.isEmpty() || !found.get().isEmpty()) {
                return found;
            }
        }
        return Optional.of(List.of());
    }

    private static List<FoundScene> over(SeasonTurn turn, List<FoundScene> all) {
        var chip = turn.task().chip().footprint();
        return all.stream().filter(scene -> scene.meets(chip)).toList();
    }

    private static List<String> collections(SeasonTurn turn) {
        return turn.task().options().select().collections();
    }

    private SceneShelf.Question question(SeasonTurn turn, int collection) {
        SearchWindow window = window(turn);
        var options = turn.task().options().select();
        return new SceneShelf.Question(
                options.service(),
                options.collections().get(collection),
                SceneShelf.place(turn.task().chip().footprint()),
                window.from(),
                window.to().plusSeconds(1));
    }

    private static SearchWindow window(SeasonTurn turn) {
        if (turn.choice() != null && turn.choice().next() instanceof Step.Search search) {
            return search.window();
        }
        throw new IllegalStateException("the choice asks for no search");
    }

    /** Begins where nothing is known yet. */
    SeasonTurn begin(SeasonTurn turn) {
        int first = 0;
        while (first < collections(turn).size() - 1
                && shelf.find(question(turn, first)).isPresent()) {
            first++;
        }
        return begin(turn, first);
    }

    private SeasonTurn begin(SeasonTurn turn, int collection) {
        URI service = turn.task().options().select().service();
        StacApi api = apis.get(service);
        Call call = api == null
                ? StacApi.landing(service, turn.claim())
                : search(turn, collection).firstPage(api, turn.claim());
        return turn.searching(new SeasonTurn.Search(collection, api, call, PageTrail.start(), List.of()));
    }

    private StacSearch search(SeasonTurn turn, int collection) {
        var question = question(turn, collection);
        return new StacSearch(
                List.of(question.collection()),
                question.place(),
                question.from(),
                question.until(),
                null,
                StacSearch.PAGE);
    }

    /** @throws dev.swath.model.trouble.Corrupt code {@code page-cycle}: this page was asked for before */
    static Call call(SeasonTurn turn) {
        var search = at(turn);
        var asked = new SeasonTurn.Search(
                search.collection(), search.api(), search.next(), search.trail().then(search.next()), search.found());
        var next = search.next();
        return new Call(next.method(), next.uri(), next.headers(), next.json(), turn.searching(asked));
    }

    private static SeasonTurn.Search at(SeasonTurn turn) {
        return Objects.requireNonNull(turn.search(), "no search is under way");
    }

    /**
     * Takes an answer.
     *
     * @return the turn, still searching; or without a search when all was found
     * @throws dev.swath.model.trouble.Trouble when the answer is none, or leads elsewhere
     */
    SeasonTurn read(Answer answer) {
        var turn = answer.about(SeasonTurn.class);
        var search = at(turn);
        var trouble = StacVerdict.of(answer, clock.instant());
        if (trouble.isPresent()) {
            return NextPage.halved(answer.call())
                    .filter(fewer -> search.api() != null)
                    .map(fewer -> goOn(turn, search, search.found(), fewer))
                    .orElseThrow(trouble::get);
        }
        StacApi api = search.api();
        if (api == null) {
            return landed(turn, search, StacApi.read(answer));
        }
        var page = SearchPage.read(answer);
        var wanted = search(turn, search.collection());
        List<StacItem> found = new ArrayList<>(search.found());
        page.items().stream().filter(item -> wanted.mismatch(item).isEmpty()).forEach(found::add);
        NextPage next = page.next();
        if (next != null) {
            Call call = next.call();
            return goOn(
                    turn,
                    search,
                    found,
                    new Call(call.method(), call.uri(), next.headers(), call.json(), call.about()));
        }
        return collected(turn, search.collection(), found);
    }

    private SeasonTurn landed(SeasonTurn turn, SeasonTurn.Search search, StacApi api) {
        apis.put(turn.task().options().select().service(), api);
        return begin(turn, search.collection());
    }

    private static SeasonTurn goOn(SeasonTurn turn, SeasonTurn.Search search, List<StacItem> found, Call next) {
        // about nothing but the claim: else each call would hold all those before it
        var call = new Call(next.method(), next.uri(), next.headers(), next.json(), turn.claim());
        return turn.searching(
                new SeasonTurn.Search(search.collection(), search.api(), call, search.trail(), List.copyOf(found)));
    }

    private SeasonTurn collected(SeasonTurn turn, int collection, List<StacItem> found) {
        var options = turn.task().options().select();
        String name = options.collections().get(collection);
        CollectionProfile profile = profile(options, name);
        Map<String, StacItem> once = new LinkedHashMap<>();
        found.forEach(item -> once.put(item.id(), item));
        shelf.keep(
                question(turn, collection),
                Duplicates.dropped(once.values()).stream()
                        .map(item -> FoundScene.of(item, name, profile))
                        .toList());
        boolean isLast = collection + 1 == options.collections().size();
        boolean isFound = shelf.find(question(turn, collection))
                .filter(all -> !over(turn, all).isEmpty())
                .isPresent();
        return isLast || isFound ? turn.searching(null) : begin(turn, collection + 1);
    }
}
