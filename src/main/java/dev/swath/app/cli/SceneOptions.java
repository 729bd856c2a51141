package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.step.dataset.choose.ChoiceOptions;
import dev.swath.step.dataset.choose.Limits;
import dev.swath.step.dataset.choose.OnMissing;
import dev.swath.step.dataset.choose.PixelLimits;
import dev.swath.step.dataset.images.SelectOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How scenes are chosen for the chips of a dataset. What is not given is as the profile has it. */
final class SceneOptions {
    private static final String EARTH_SEARCH = "earthsearch";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "design (scenes below 10 %%, no pixel check) or ftwd (below 75 %%, pixels at most 2 %%, the"
                    + " buffer widened three times); design if not given.")
    private String profile = "design";

    @Option(
            names = "--stac-host",
            paramLabel = "HOST",
            description = "earthsearch, which is stac.url of the settings, or the address of a STAC API.")
    private String host = EARTH_SEARCH;

    @Option(
            names = "--collections",
            paramLabel = "IDS",
            split = ",",
            description = "Searched one after the other until one has scenes; sentinel-2-c1-l2a,sentinel-2-l2a if not"
                    + " given.")
    private List<String> collections = SelectOptions.COLLECTIONS;

    @Option(
            names = "--cloud-cover-scene",
            paramLabel = "PERCENT",
            description = "Cloud cover that a scene must lie below; 10 if not given, 75 with ftwd.")
    private @Nullable Double sceneCloud;

    @Option(names = "--pixel-check", description = "Looks at the pixels over the chip, too; ftwd always does.")
    private boolean pixelCheck;

    @Option(
            names = "--cloud-mask",
            paramLabel = "MASK",
            description = "What the pixel check goes by: scl or probability; scl if not given.")
    private String mask = "scl";

    @Option(
            names = "--nodata-max",
            paramLabel = "PERCENT",
            description = "Share of a chip that its scene may leave empty; 0 if not given.")
    private @Nullable Double nodata;

    @Option(
            names = "--buffer-days",
            paramLabel = "DAYS",
            description = "Searched before and after the date of a season; 14 if not given.")
    private @Nullable Integer bufferDays;

    @Option(
            names = "--num-buffer-expansions",
            paramLabel = "N",
            description = "How often the buffer is widened where no scene is good enough; 0 if not given, 3 with ftwd.")
    private @Nullable Integer expansions;

    @Option(
            names = "--buffer-expansion-size",
            paramLabel = "DAYS",
            description = "By how much each time; 14 if not given.")
    private @Nullable Integer expansionDays;

    @Option(names = "--include-alternatives", description = "Keeps the next two best scenes as items, too.")
    private boolean alternatives;

    @Option(
            names = "--on-missing",
            paramLabel = "WHAT",
            description = "Where no scene is good enough: skip the chip, fail, or take the best-available; skip if not"
                    + " given.")
    private @Nullable String onMissing;

    @Option(
            names = "--cloud-cover-pixel",
            paramLabel = "PERCENT",
            description = "Cloud cover that a chip may reach where its pixels are looked at; 0 if not given, 2 with"
                    + " ftwd.")
    private @Nullable Double pixelCloud;

    /** Percent; null = as the profile has it. */
    @Nullable
    Double pixelCloud() {
        return pixelCloud;
    }

    /** @param calendar folder of the crop calendar; null = the chips tell their days */
    SelectOptions read(Settings settings, @Nullable Integer year, @Nullable Path calendar) {
        try {
            return new SelectOptions(
                    year,
                    host,
                    service(settings),
                    collections,
                    choice(),
                    mask,
                    SelectOptions.CLOUD_FROM,
                    calendar == null ? null : calendar.toString());
        } catch (BadInput wrong) {
            throw new BadSetting("usage", wrong.line(), wrong);
        }
    }

    private ChoiceOptions choice() {
        ChoiceOptions standard = ChoiceOptions.profile(profile);
        Limits limits = standard.limits();
        if (sceneCloud != null) {
            limits = limits.withSceneCloud(sceneCloud);
        }
        if (nodata != null) {
            limits = new Limits(limits.sceneCloud(), nodata, limits.pixels());
        }
        if (pixelCheck && limits.pixels() == null) {
            limits = limits.with(PixelLimits.DESIGN);
        }
        if (pixelCloud != null && limits.pixels() != null) {
            limits = limits.with(limits.pixels().withCloud(pixelCloud));
        }
        return new ChoiceOptions(
                limits,
                or(bufferDays, standard.bufferDays()),
                or(expansions, standard.expansions()),
                or(expansionDays, standard.expansionDays()),
                alternatives ? ChoiceOptions.ALTERNATIVES : standard.alternatives(),
                onMissing == null ? standard.onMissing() : OnMissing.of(onMissing));
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private URI service(Settings settings) {
        if (host.equals(EARTH_SEARCH)) {
            return settings.service("stac.url");
        }
        if (!host.matches("https?://[^\\s]+")) {
            throw new BadSetting("usage", "--stac-host " + host + " is not known; use earthsearch or an https address");
        }
        return URI.create(host);
    }
}
