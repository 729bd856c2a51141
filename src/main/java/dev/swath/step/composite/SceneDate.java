package dev.swath.step.composite;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The items of one acquisition, which counts once however many of them cover a pixel.
 *
 * @param name for people, as {@code 2023-06-01 sentinel-2a}
 * @param items of which the first that covers a pixel is taken
 */
record SceneDate(String name, List<ItemImages> items) implements Serializable {
    private static final long serialVersionUID = 1L;

    SceneDate {
        items = new ArrayList<>(items);
    }
}
