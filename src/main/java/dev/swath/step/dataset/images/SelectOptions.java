package dev.swath.step.dataset.images;

import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.choose.ChoiceOptions;
import dev.swath.step.dataset.choose.Limits;
import dev.swath.step.dataset.choose.PixelLimits;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How scenes are chosen for chips.
 *
 * @param year of the crops; null = that of the chip
 * @param host what people call the service
 * @param service address of the STAC API
 * @param collections ids; the first that has a scene of the chip in the window counts
 * @param choice how clear, how near, and what else
 * @param mask what tells clouds: {@code scl}, the scene classification, or {@code probability}
 * @param cloudFrom percent of probability from which a pixel counts as cloud
 * @param calendar folder of the crop calendar; null = the days stand in the chips
 */
public record SelectOptions(
        @Nullable Integer year,
        String host,
        URI service,
        List<String> collections,
        ChoiceOptions choice,
        String mask,
        int cloudFrom,
        @Nullable String calendar) {
    /** Collection 1 of Sentinel-2, and where that has nothing the collection before. */
    public static final List<String> COLLECTIONS = List.of("sentinel-2-c1-l2a", "sentinel-2-l2a");

    /** Percent; as today's tool had it in mind. */
    public static final int CLOUD_FROM = 30;

    private static final List<String> MASKS = List.of("scl", "probability");

    /** @throws BadInput {@code select-option} */
    public SelectOptions {
        collections = List.copyOf(collections);
        if (collections.isEmpty()) {
            throw new BadInput("select-option", "--collections names no collection; leave it out for Sentinel-2");
        }
        if (!MASKS.contains(mask)) {
            throw new BadInput("select-option", "--cloud-mask " + mask + " is not known; use scl or probability");
        }
        if (cloudFrom < 1 || cloudFrom > 100) {
            throw new BadInput("select-option", "a probability of cloud is 1 to 100 percent, was " + cloudFrom);
        }
        if (year != null && (year < 1900 || year > 9999)) {
            throw new BadInput("chip-year", "year " + year + " is not within 1900 to 9999; correct --year");
        }
    }

    boolean wantsProbabilities() {
        return mask.equals("probability");
    }

    /** By their names in progress files and reports. */
    Map<String, Object> parameters() {
        Limits limits = choice.limits();
        PixelLimits pixels = limits.pixels();
        var parameters = new LinkedHashMap<String, Object>();
        if (year != null) {
            parameters.put("year", year);
        }
        parameters.put("stac_host", host);
        parameters.put("collections", String.join(",", collections));
        parameters.put("cloud_cover_scene", limits.sceneCloud());
        parameters.put("pixel_check", pixels != null);
        if (pixels != null) {
            parameters.put("cloud_cover_pixel", pixels.cloud());
            parameters.put("cloud_mask", mask);
        }
        parameters.put("nodata_max", limits.nodata());
        parameters.put("buffer_days", choice.bufferDays());
        parameters.put("num_buffer_expansions", choice.expansions());
        parameters.put("buffer_expansion_size", choice.expansionDays());
        parameters.put("alternatives", choice.alternatives());
        parameters.put(
                "on_missing", choice.onMissing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return parameters;
    }
}
