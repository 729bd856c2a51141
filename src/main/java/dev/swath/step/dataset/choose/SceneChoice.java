package dev.swath.step.dataset.choose;

import dev.swath.step.dataset.choose.Judge.Judgement;
import dev.swath.step.dataset.choose.Judge.Known;
import dev.swath.step.dataset.season.SearchWindow;
import dev.swath.step.dataset.season.Season;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The choice of a chip's scene for a season, as questions and answers: {@link #next} tells what is needed, an answer gives
 * the choice one step further on. Immutable: the same answers lead to the same end, whenever they come.
 *
 * <p>The rule: scenes within the limits, least hidden chip first, then least cloudy scene, nearest to the date, id. Pixels
 * are looked at in that order of scenes, until enough scenes hide nothing or none is left; so the end is the same as if all
 * had been looked at. When none is within the limits the window is widened as often as allowed; then
 * {@link OnMissing#BEST_AVAILABLE} drops the limits. What could not be read is never taken for clear.
 */
public final class SceneChoice {
    private final ChoiceOptions options;
    private final Season season;
    private final LocalDate date;
    private final LocalDate today;
    private final Round round;
    private final Map<String, Known> scenes;

    /** How far the search went. */
    private record Round(int widened, boolean searched, boolean relaxed) {}

    private SceneChoice(SceneChoice before, Round round, Map<String, Known> scenes) {
        this.options = before.options;
        this.season = before.season;
        this.date = before.date;
        this.today = before.today;
        this.round = round;
        this.scenes = scenes;
    }

    private SceneChoice(ChoiceOptions options, Season season, LocalDate date, LocalDate today) {
        this.options = options;
        this.season = season;
        this.date = date;
        this.today = today;
        this.round = new Round(0, false, false);
        this.scenes = Map.of();
    }

    /**
     * @param date of the season
     * @param today in UTC: later days are not searched
     */
    public static SceneChoice begin(ChoiceOptions options, Season season, LocalDate date, LocalDate today) {
        return new SceneChoice(options, season, date, today).settled();
    }

    /** What {@link Step.Search} found; scenes that came before are not taken twice. */
    public SceneChoice found(List<SceneFacts> found) {
        var all = new LinkedHashMap<>(scenes);
        found.forEach(scene -> all.putIfAbsent(scene.id(), new Known(scene, null, null)));
        return new SceneChoice(this, new Round(round.widened, true, round.relaxed), all).settled();
    }

    /** What {@link Step.Look} showed. */
    public SceneChoice looked(String id, PixelCover cover) {
        return with(new Known(scene(id), cover, null));
    }

    /** {@link Step.Look} failed for good. */
    public SceneChoice unreadable(String id, String trouble) {
        return with(new Known(scene(id), null, trouble));
    }

    private SceneFacts scene(String id) {
        Known known = scenes.get(id);
        if (known == null) {
            throw new IllegalArgumentException("nobody asked for the pixels of " + id);
        }
        return known.facts();
    }

    private SceneChoice with(Known known) {
        var all = new LinkedHashMap<>(scenes);
        all.put(known.facts().id(), known);
        return new SceneChoice(this, round, all).settled();
    }

    /** The next question, or the end. */
    public Step next() {
        if (!round.searched && !window().isAhead()) {
            return new Step.Search(window(), round.widened);
        }
        Tally tally = tally();
        if (tally.wanted().isPresent()) {
            return new Step.Look(tally.wanted().get());
        }
        return tally.good().isEmpty() ? nothing(tally) : chosen(tally);
    }

    /** Goes on to a wider window, or to no limits, where there is nothing left to ask within this one. */
    private SceneChoice settled() {
        boolean open = !round.searched && !window().isAhead();
        if (open || tally().wanted().isPresent() || !tally().good().isEmpty()) {
            return this;
        }
        if (round.widened < options.expansions()) {
            return new SceneChoice(this, new Round(round.widened + 1, false, false), scenes).settled();
        }
        boolean relax = options.onMissing() == OnMissing.BEST_AVAILABLE && !round.relaxed;
        return relax ? new SceneChoice(this, new Round(round.widened, round.searched, true), scenes).settled() : this;
    }

    private SearchWindow window() {
        return SearchWindow.around(date, options.bufferDays(round.widened), today);
    }

    /** All scenes judged: good ones from the best on, and the one to look at next if any. */
    private record Tally(List<Pick> good, List<Rejected> bad, Optional<SceneFacts> wanted) {}

    private Tally tally() {
        var judge = new Judge(round.relaxed ? options.limits().relaxed() : options.limits());
        List<Pick> good = new ArrayList<>();
        List<Rejected> bad = new ArrayList<>();
        List<SceneFacts> unknown = new ArrayList<>();
        for (Known known : scenes.values()) {
            Judgement judgement = judge.judge(known);
            if (judgement instanceof Judgement.Good is) {
                good.add(is.pick());
            } else if (judgement instanceof Judgement.Bad is) {
                bad.add(is.rejected());
            } else {
                unknown.add(known.facts());
            }
        }
        var clearest = SceneFacts.clearestFirst(date);
        good.sort(Pick.best(clearest));
        long perfect = good.stream().filter(pick -> pick.hiddenPercent() == 0).count();
        boolean enough = perfect > options.alternatives();
        return new Tally(good, bad, enough ? Optional.empty() : unknown.stream().min(clearest));
    }

    private Step chosen(Tally tally) {
        List<Pick> good = tally.good();
        int kept = Math.min(good.size(), 1 + options.alternatives());
        List<Rejected> rejected = new ArrayList<>(tally.bad());
        good.subList(kept, good.size())
                .forEach(pick -> rejected.add(new Rejected(pick.scene(), "good enough, but others are better")));
        return new Step.Chosen(good.get(0), good.subList(1, kept), rejected, window(), round.widened, round.relaxed);
    }

    private Step nothing(Tally tally) {
        Optional<String> trouble = scenes.values().stream()
                .map(Known::trouble)
                .filter(Objects::nonNull)
                .findFirst();
        if (trouble.isPresent()) {
            return new Step.Failed(trouble.get(), tally.bad());
        }
        return new Step.Missing(reason(), tally.bad(), window());
    }

    private String reason() {
        SearchWindow window = window();
        if (window.isAhead()) {
            return season.label() + " window begins " + window.start() + ", after today";
        }
        String what = scenes.isEmpty() ? "no " : "no cloud-free ";
        return what + season.label() + " scene" + (window.isCut() ? " up to today, the window is not over" : "");
    }
}
