package dev.swath.step.dataset.images;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.clip.CoverAnswer;
import dev.swath.io.raster.clip.CoverQuestion;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.step.dataset.choose.ChoiceOptions;
import dev.swath.step.dataset.choose.PixelCover;
import dev.swath.step.dataset.choose.SceneChoice;
import dev.swath.step.dataset.choose.SceneFacts;
import dev.swath.step.dataset.choose.Step;
import dev.swath.step.dataset.season.Season;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The choice of scenes, from question to question; what is chosen ends up in the dataset. Safe for many threads. */
public final class SeasonTurns {
    private final Ledger ledger;
    private final DatasetHolds holds;
    private final SeasonSearch search;
    private final SeasonEnds ends;
    private final Clock clock;

    public SeasonTurns(Ledger ledger, CollectionProfiles profiles, DatasetHolds holds, Clock clock) {
        this.ledger = ledger;
        this.holds = holds;
        this.search = new SeasonSearch(profiles, clock);
        this.ends = new SeasonEnds(ledger);
        this.clock = clock;
    }

    /** Takes a chip and season up. */
    public SeasonTurn open(Claim claim) {
        ChipSeason part = ledger.datasets().part(claim.workId());
        var job = ledger.datasets().get(claim.jobId());
        holds.hold(job);
        var options = ImageOptions.read(job.options());
        var folder = CatalogFolder.open(job.folder());
        var task = new SeasonTurn.Task(job, part, options, folder, new ChipItem(folder, part.chip()));
        search.demandKnown(options.select());
        var turn = new SeasonTurn(claim, task, null, Map.of(), null, false);
        return Operation.of(part.operation()) == Operation.REFINE
                ? turn
                : choose(turn, options.select().choice());
    }

    private SeasonTurn choose(SeasonTurn turn, ChoiceOptions options) {
        ChipSeason part = turn.task().part();
        Season season = Season.valueOf(part.season().toUpperCase(Locale.ROOT));
        LocalDate date = SeasonQuestion.read(part.question()).date(season);
        return settled(turn.with(SceneChoice.begin(options, season, date, LocalDate.now(clock)), Map.of()));
    }

    /** Answers what is known already; at its end the choice is written down. */
    private SeasonTurn settled(SeasonTurn turn) {
        var choice = Objects.requireNonNull(turn.choice());
        if (choice.next() instanceof Step.Search) {
            Optional<List<FoundScene>> known = search.known(turn);
            return known.isEmpty() ? search.begin(turn) : settled(found(turn, known.get()));
        }
        if (choice.next() instanceof Step.Look) {
            return turn.searching(null);
        }
        ends.chosen(turn, choice.next());
        return turn.ended();
    }

    private static SeasonTurn found(SeasonTurn turn, List<FoundScene> found) {
        var scenes = new HashMap<>(turn.scenes());
        found.forEach(scene -> scenes.putIfAbsent(scene.key(), scene));
        var chip = turn.task().chip().footprint();
        List<SceneFacts> facts = found.stream().map(scene -> scene.facts(chip)).toList();
        return turn.with(Objects.requireNonNull(turn.choice()).found(facts), scenes);
    }

    /** The call to the service that the choice waits for. */
    public Call call(SeasonTurn turn) {
        return SeasonSearch.call(turn);
    }

    /** Goes on with the service's answer. */
    public SeasonTurn answered(Answer answer) {
        SeasonTurn turn = search.read(answer);
        return turn.search() == null ? settled(turn) : turn;
    }

    /** The pixels that the choice waits for. */
    public CoverQuestion question(SeasonTurn turn) {
        return ends.question(turn, turn.choice() == null ? null : looked(turn));
    }

    private static FoundScene looked(SeasonTurn turn) {
        if (Objects.requireNonNull(turn.choice()).next() instanceof Step.Look look) {
            return Objects.requireNonNull(turn.scenes().get(look.scene().id()));
        }
        throw new IllegalStateException("the choice asks for no pixels");
    }

    /** Goes on with what the pixels show. */
    public SeasonTurn seen(CoverAnswer answer) {
        if (!(answer.about() instanceof SeasonTurn turn)) {
            throw new IllegalStateException("an answer about pixels came that nobody asked for");
        }
        var choice = turn.choice();
        if (choice == null) {
            return ends.refined(turn, answer).map(again -> choose(turn, again)).orElseGet(turn::ended);
        }
        String key = looked(turn).key();
        var next = answer.trouble() == null
                ? choice.looked(key, cover(turn, answer))
                : choice.unreadable(key, answer.trouble());
        return settled(turn.with(next, turn.scenes()));
    }

    static PixelCover cover(SeasonTurn turn, CoverAnswer answer) {
        long[] classes = answer.classes();
        long[] probabilities = answer.probabilities();
        return probabilities == null
                ? PixelCover.ofClasses(classes, 0)
                : PixelCover.ofProbabilities(
                        probabilities,
                        classes[0],
                        turn.task().options().select().cloudFrom());
    }
}
