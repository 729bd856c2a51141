package dev.swath.step.dataset.images;

import dev.swath.model.Route;
import dev.swath.model.trouble.BadInput;
import java.util.Arrays;

/** What is done with a dataset, in this order. */
public enum Operation {
    /** Its chips and masks are made from a file of fields. */
    CREATE("create-dataset", Route.DATASET_MAKE),
    /** A scene of each season is chosen. */
    SELECT("select-images", Route.DATASET_SEASON),
    /** The pixels of the chosen scenes are looked at. */
    REFINE("refine-cloud-cover", Route.DATASET_SEASON),
    /** The chosen scenes are clipped to the chips. */
    DOWNLOAD("download-images", Route.DATASET_CLIP);

    private final String word;
    private final Route route;

    Operation(String word, Route route) {
        this.word = word;
        this.route = route;
    }

    /** @throws BadInput {@code unknown-operation} */
    public static Operation of(String word) {
        return Arrays.stream(values())
                .filter(operation -> operation.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "unknown-operation", "there is no operation " + word + " on the chips of a dataset"));
    }

    /** The name of its verb. */
    public String word() {
        return word;
    }

    /** Where its chips and seasons wait. */
    Route route() {
        return route;
    }
}
