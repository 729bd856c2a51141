package dev.swath.step.dataset.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.trouble.BadInput;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was asked about a dataset and its images.
 *
 * @param onlyChip the one chip that is meant; null = all
 * @param resume what is done already stays
 * @param force what is done already is done anew, downloaded images too
 * @param create how its chips are made first; null = they are there
 */
public record ImageOptions(
        SelectOptions select,
        Refine refine,
        Download download,
        @Nullable String onlyChip,
        boolean resume,
        boolean force,
        @Nullable NewDataset create) {
    /** Of a dataset whose chips are there. */
    public ImageOptions(
            SelectOptions select,
            Refine refine,
            Download download,
            @Nullable String onlyChip,
            boolean resume,
            boolean force) {
        this(select, refine, download, onlyChip, resume, force, null);
    }

    /** Bands that can be clipped, by the names of today's tool. */
    public static final List<String> BANDS = List.of(
            "coastal",
            "blue",
            "green",
            "red",
            "rededge1",
            "rededge2",
            "rededge3",
            "nir",
            "nir08",
            "nir09",
            "swir16",
            "swir22",
            "aot",
            "wvp",
            "scl",
            "cloud",
            "snow",
            "visual");

    /** Those that are clipped when nobody says otherwise. */
    public static final List<String> STANDARD_BANDS = List.of("red", "green", "blue", "nir");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * How chosen scenes are looked at once more.
     *
     * @param cloudPercent the chip's cloud cover may reach this
     * @param update whether it is written into the items, and another scene is chosen where there is more
     */
    public record Refine(double cloudPercent, boolean update) {
        public static final Refine STANDARD = new Refine(0, false);

        /** @throws BadInput {@code cloud-limit} */
        public Refine {
            if (!(cloudPercent >= 0 && cloudPercent <= 100)) {
                throw new BadInput(
                        "cloud-limit", "--cloud-cover-pixel is a percentage from 0 to 100, was " + cloudPercent);
            }
        }
    }

    /**
     * How scenes are clipped.
     *
     * @param bands in their order in the file
     * @param keepRemote whether the items go on naming the files of the scenes
     * @param harmonize whether the offset of Sentinel-2 is taken off the samples; else it is recorded beside them
     */
    public record Download(List<String> bands, boolean keepRemote, boolean harmonize) {
        public static final Download STANDARD = new Download(STANDARD_BANDS, true, false);

        /** @throws BadInput {@code unknown-band} */
        public Download {
            bands = List.copyOf(bands);
            if (bands.isEmpty()
                    || !BANDS.containsAll(bands)
                    || Set.copyOf(bands).size() != bands.size()) {
                throw new BadInput(
                        "unknown-band",
                        "--bands " + String.join(",", bands) + " must name one or more of " + String.join(", ", BANDS)
                                + ", each once");
            }
        }
    }

    public static ImageOptions read(String json) {
        try {
            return JSON.readValue(json, ImageOptions.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the ledger holds options that cannot be read", e);
        }
    }

    /** The same whether it is taken up or not. */
    public ImageOptions resumed() {
        return new ImageOptions(select, refine, download, onlyChip, true, false, create);
    }

    /** The same for a dataset that is made first. */
    public ImageOptions with(NewDataset made) {
        return new ImageOptions(select, refine, download, onlyChip, resume, force, made);
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("options can be written", e);
        }
    }

    /** What was asked of an operation, by the names in progress files and reports. */
    public Map<String, Object> parameters(Operation operation) {
        var parameters = new LinkedHashMap<String, Object>();
        switch (operation) {
            case CREATE -> throw new IllegalStateException("what is made tells its own parameters");
            case SELECT -> parameters.putAll(select.parameters());
            case REFINE -> {
                parameters.put("cloud_cover_pixel", refine.cloudPercent());
                parameters.put("cloud_mask", select.mask());
                parameters.put("update_items", refine.update());
            }
            case DOWNLOAD -> {
                parameters.put("bands", String.join(",", download.bands()));
                parameters.put("keep_remote_refs", download.keepRemote());
                parameters.put("harmonized", download.harmonize());
            }
        }
        return parameters;
    }
}
