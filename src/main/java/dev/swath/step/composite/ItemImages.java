package dev.swath.step.composite;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of one item.
 *
 * @param bands in the order of the recipe
 * @param quality null where there is none, which only an unmasked composite can do without
 */
record ItemImages(List<BandImage> bands, @Nullable BandImage quality) implements Serializable {
    private static final long serialVersionUID = 1L;

    ItemImages {
        // not List.copyOf: its serial form is a private proxy, which some engines' serializers do not follow
        bands = new ArrayList<>(bands);
    }
}
