package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.clip.CoverAnswer;
import dev.swath.io.raster.clip.CoverQuestion;
import dev.swath.io.stac.StacJson;
import dev.swath.model.ChipSeason;
import dev.swath.model.Reason;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import dev.swath.step.dataset.choose.ChoiceOptions;
import dev.swath.step.dataset.choose.OnMissing;
import dev.swath.step.dataset.choose.Pick;
import dev.swath.step.dataset.choose.PixelCover;
import dev.swath.step.dataset.choose.PixelLimits;
import dev.swath.step.dataset.choose.Step;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what came of a chip and season: in the ledger, and in the dataset once both seasons are known. */
final class SeasonEnds {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Ledger ledger;

    SeasonEnds(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The end of a choice. Both seasons are needed: the second one to end writes the chip's items.
     *
     * @throws Unavailable {@code pixels-unreadable}: another try may help
     */
    void chosen(SeasonTurn turn, Step end) {
        if (end instanceof Step.Failed failed) {
            throw new Unavailable("pixels-unreadable", failed.error());
        }
        ChipSeason part = turn.task().part();
        boolean refines = part.operation().equals(Operation.REFINE.word());
        ChipSeason ended;
        if (end instanceof Step.Chosen chosen) {
            ObjectNode answer = answer(turn, chosen);
            measuredBefore(part).ifPresent(before -> answer.set("cloud_cover", before));
            int checked = 1 + chosen.alternatives().size() + chosen.rejected().size();
            ended = part.answered(answer.toString(), null, checked);
        } else if (end instanceof Step.Missing missing) {
            String reason = refines ? "the chip is too cloudy, and there is " + missing.reason() : missing.reason();
            ended = part.answered(missing(part), reason, missing.rejected().size());
        } else {
            throw new IllegalStateException("the choice is not at its end: " + end);
        }
        List<ChipSeason> both = ledger.datasets().answered(turn.claim(), ended);
        if (refines) {
            refined(turn, ended);
        } else {
            selected(turn, ended, both);
        }
        ledger.datasets().done(turn.claim());
    }

    private static void refined(SeasonTurn turn, ChipSeason ended) {
        if (ended.reason() == null) {
            new ChipScenes(turn.task()).writeOne(ended.season(), (ObjectNode)
                    StacJson.parsed(String.valueOf(ended.answer())).orElseThrow());
        }
    }

    private void selected(SeasonTurn turn, ChipSeason ended, List<ChipSeason> both) {
        if (both.stream().allMatch(season -> season.answer() != null)) {
            if (both.stream().allMatch(season -> season.reason() == null)) {
                new ChipScenes(turn.task()).write(both);
            } else {
                new ChipScenes(turn.task()).clear();
            }
        }
        if (ended.reason() != null && turn.task().options().select().choice().onMissing() == OnMissing.FAIL) {
            ledger.datasets()
                    .stopParts(turn.claim().jobId(), new Reason("on-missing", ended.chip() + " has " + ended.reason()));
        }
    }

    private static ObjectNode answer(SeasonTurn turn, Step.Chosen chosen) {
        ObjectNode answer = NODES.objectNode();
        answer.put("buffer_days", chosen.window().bufferDays()).put("relaxed", chosen.relaxed());
        ArrayNode scenes = answer.putArray("scenes");
        scenes.add(scene(turn, chosen.best()));
        chosen.alternatives().forEach(pick -> scenes.add(scene(turn, pick)));
        return answer;
    }

    /** What a refinement measured before it looked for another scene. */
    private Optional<JsonNode> measuredBefore(ChipSeason part) {
        String answer = ledger.datasets().part(part.id()).answer();
        return answer == null
                ? Optional.empty()
                : StacJson.parsed(answer).map(told -> told.path("cloud_cover")).filter(JsonNode::isNumber);
    }

    private String missing(ChipSeason part) {
        ObjectNode answer = NODES.objectNode();
        measuredBefore(part).ifPresent(before -> answer.set("cloud_cover", before));
        return answer.toString();
    }

    private static ObjectNode scene(SeasonTurn turn, Pick pick) {
        FoundScene found = Objects.requireNonNull(turn.scenes().get(pick.scene().id()));
        ObjectNode scene = found.json();
        pick.chipCloudPercent().ifPresent(percent -> scene.put("chip_cloud", hundredths(percent)));
        return scene;
    }

    static double hundredths(double percent) {
        return Math.round(percent * 100) / 100.0;
    }

    /**
     * What is to be looked at.
     *
     * @param scene a candidate; null = the scene that was chosen before
     */
    CoverQuestion question(SeasonTurn turn, @Nullable FoundScene scene) {
        JsonNode assets = (scene == null ? child(turn) : scene.json()).path("assets");
        boolean probable = turn.task().options().select().wantsProbabilities() && assets.has("cloud_probability");
        String classes = StacJson.text(assets.path("scl"), "href");
        String probabilities = probable ? StacJson.text(assets.path("cloud_probability"), "href") : null;
        return new CoverQuestion(
                turn,
                classes == null ? null : URI.create(classes),
                probabilities == null ? null : URI.create(probabilities),
                turn.task().chip().pixels());
    }

    private static ObjectNode child(SeasonTurn turn) {
        ChipSeason part = turn.task().part();
        String id = ChipScenes.childId(part.chip(), part.season());
        return turn.task()
                .folder()
                .find(part.chip(), id)
                .orElseThrow(() -> new Corrupt("bad-item", "the item " + id + " is not there any more"));
    }

    /**
     * What the pixels of the scene show that was chosen before.
     *
     * @return how another one is to be chosen; empty when this one stays
     * @throws Unavailable {@code pixels-unreadable}: another try may help
     */
    Optional<ChoiceOptions> refined(SeasonTurn turn, CoverAnswer seen) {
        if (seen.trouble() != null) {
            throw new Unavailable("pixels-unreadable", seen.trouble());
        }
        ImageOptions.Refine refine = turn.task().options().refine();
        PixelCover cover = SeasonTurns.cover(turn, seen);
        ChipSeason part = turn.task().part();
        double percent = hundredths(cover.cloudPercent());
        boolean clear = cover.isSeen() && cover.cloudPercent() <= refine.cloudPercent();
        if (refine.update()) {
            new ChipScenes(turn.task()).measured(part.season(), percent);
            if (!clear) {
                ledger.datasets().answered(turn.claim(), part.answered(told(percent, cover), null, 1));
                return Optional.of(again(turn, refine.cloudPercent()));
            }
        }
        String reason = clear
                ? null
                : String.format(
                        Locale.ROOT,
                        "%s: chip is %.2f %% cloud, limit is %.2f %%",
                        part.season(),
                        percent,
                        refine.cloudPercent());
        List<ChipSeason> both =
                ledger.datasets().answered(turn.claim(), part.answered(told(percent, cover), reason, 1));
        if (refine.update() && both.stream().allMatch(season -> season.answer() != null)) {
            new ChipScenes(turn.task()).writeCovers();
        }
        ledger.datasets().done(turn.claim());
        return Optional.empty();
    }

    private static String told(double percent, PixelCover cover) {
        return NODES.objectNode()
                .put("cloud_cover", percent)
                .put("nodata", hundredths(cover.nodataPercent()))
                .toString();
    }

    /** As scenes were chosen for the chip before, with a look at their pixels. */
    private static ChoiceOptions again(SeasonTurn turn, double cloudPercent) {
        ChoiceOptions options = turn.task().options().select().choice();
        PixelLimits pixels = options.limits().pixels() == null
                ? PixelLimits.DESIGN
                : options.limits().pixels();
        return options.with(options.limits().with(pixels.withCloud(cloudPercent)))
                .with(OnMissing.SKIP);
    }
}
