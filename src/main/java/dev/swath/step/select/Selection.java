package dev.swath.step.select;

import dev.swath.model.Cadence;
import dev.swath.model.Candidate;
import dev.swath.model.Reason;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The decision which scenes of a request are bought: the acceptable ones, without duplicates, the best of each interval
 * of the cadence. Nobody is asked and nothing is written here.
 */
final class Selection {
    private static final Ranking BEST_FIRST = new Ranking();
    private static final Comparator<Candidate> BY_TIME = Comparator.comparing(
                    (Candidate candidate) -> candidate.scene().acquired())
            .thenComparing(candidate -> candidate.scene().id());
    private static final Duration SAME_MOMENT = Duration.ofSeconds(1);
    /** Neighbouring frames of one strip are a second apart too, but share only their margins. */
    private static final double SAME_PLACE_PERCENT = 90;

    private final Request request;
    /** What earlier rounds of the same drop chose. */
    private final Map<String, Instant> before;

    private final List<Candidate> verdicts = new ArrayList<>();

    private Selection(Request request, Map<String, Instant> before) {
        this.request = request;
        this.before = before;
    }

    /**
     * @param before scenes that earlier rounds of the same drop chose for the feature, and when they were acquired
     * @return a verdict with a reason for each of {@code found}, by acquisition time, then id
     */
    static List<Candidate> decide(Request request, List<Candidate> found, Map<String, Instant> before) {
        var selection = new Selection(request, before);
        List<Candidate> acceptable = selection.acceptable(found);
        List<Candidate> distinct = selection.withoutDuplicates(selection.fresh(acceptable));
        if (request.terms().cadence() == Cadence.ALL) {
            distinct.forEach(scene -> selection.choose(scene, "all acceptable scenes are taken"));
        } else {
            selection.bestOfEach(request.terms().cadence(), distinct);
        }
        selection.verdicts.sort(BY_TIME);
        return List.copyOf(selection.verdicts);
    }

    /** Best first. */
    private List<Candidate> acceptable(List<Candidate> found) {
        var acceptance = new Acceptance(request);
        var acceptable = new ArrayList<Candidate>();
        for (Candidate candidate : found) {
            Candidate judged = acceptance.judge(candidate.scene());
            (judged.reason() == null ? acceptable : verdicts).add(judged);
        }
        acceptable.sort(BEST_FIRST);
        return acceptable;
    }

    /** Without what earlier rounds chose, or chose another scene for. */
    private List<Candidate> fresh(List<Candidate> acceptable) {
        Cadence cadence = request.terms().cadence();
        var settled = new TreeMap<LocalDate, String>();
        if (cadence != Cadence.ALL) {
            before.forEach((scene, acquired) ->
                    settled.put(cadence.intervalOf(LocalDate.ofInstant(acquired, ZoneOffset.UTC)), scene));
        }
        var fresh = new ArrayList<Candidate>();
        for (Candidate candidate : acceptable) {
            String chosen = settled.get(cadence.intervalOf(candidate.scene().day()));
            if (before.containsKey(candidate.scene().id())) {
                reject(candidate, "earlier-round", "an earlier round chose it");
            } else if (chosen != null) {
                reject(candidate, "earlier-round", "an earlier round chose " + chosen + " of the same time");
            } else {
                fresh.add(candidate);
            }
        }
        return fresh;
    }

    private List<Candidate> withoutDuplicates(List<Candidate> bestFirst) {
        var distinct = new ArrayList<Candidate>();
        for (Candidate candidate : bestFirst) {
            Optional<Candidate> twin = distinct.stream()
                    .filter(kept -> sameImage(kept.scene(), candidate.scene()))
                    .findFirst();
            if (twin.isEmpty()) {
                distinct.add(candidate);
            } else {
                reject(
                        candidate,
                        "duplicate",
                        "the same acquisition as " + twin.get().scene().id());
            }
        }
        return distinct;
    }

    private void bestOfEach(Cadence cadence, List<Candidate> bestFirst) {
        var intervals = new TreeMap<LocalDate, List<Candidate>>();
        for (Candidate candidate : bestFirst) {
            intervals
                    .computeIfAbsent(cadence.intervalOf(candidate.scene().day()), day -> new ArrayList<>())
                    .add(candidate);
        }
        intervals.forEach((first, scenes) -> {
            String interval = name(cadence, first);
            Candidate best = scenes.get(0);
            choose(
                    best,
                    scenes.size() == 1
                            ? "the only one of " + interval
                            : "the best of " + scenes.size() + " of " + interval);
            for (Candidate other : scenes.subList(1, scenes.size())) {
                reject(
                        other,
                        "not-best",
                        best.scene().id() + " is the choice of " + interval + ": " + BEST_FIRST.why(best, other));
            }
        });
    }

    private void choose(Candidate candidate, String why) {
        Double coverage = candidate.coveragePercent();
        String text = "covers " + Percent.atMost(coverage == null ? 0 : coverage) + " of the AOI with "
                + Percent.clouds(candidate.scene().cloudPercent()) + ": " + why;
        verdicts.add(new Candidate(candidate.scene(), coverage, true, new Reason("chosen", text)));
    }

    private void reject(Candidate candidate, String code, String text) {
        verdicts.add(new Candidate(candidate.scene(), candidate.coveragePercent(), false, new Reason(code, text)));
    }

    /** One item listed twice, or one acquisition processed twice under two ids. */
    private static boolean sameImage(Scene one, Scene other) {
        if (one.id().equals(other.id())) {
            return true;
        }
        return one.itemType().equals(other.itemType())
                && satellite(one).equals(satellite(other))
                && Duration.between(one.acquired(), other.acquired()).abs().compareTo(SAME_MOMENT) < 0
                && new Coverage(one.footprint()).percent(other.footprint()) >= SAME_PLACE_PERCENT;
    }

    /** Ids end in the satellite's own, whatever stands before: 20200101_101112_1_1055, 20200101_101112_1055. */
    private static String satellite(Scene scene) {
        return scene.id().substring(scene.id().lastIndexOf('_') + 1);
    }

    private static String name(Cadence cadence, LocalDate first) {
        return switch (cadence) {
            case WEEKLY -> "the week from " + first;
            case MONTHLY -> first.toString().substring(0, 7);
            case DAILY, ALL -> first.toString();
        };
    }
}
