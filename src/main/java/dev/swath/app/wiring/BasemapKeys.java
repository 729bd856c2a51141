package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.choice;
import static dev.swath.app.wiring.Key.text;

import java.util.List;

/** The settings of drops over which basemaps are wanted, not scenes. */
final class BasemapKeys {
    static final List<Key> ALL = List.of(
            choice(
                    "order.source",
                    "scenes",
                    List.of("scenes", "basemaps"),
                    "What is wanted over a drop: scenes, or basemaps; best set beside one drop, in its NAME.properties."),
            text(
                    "basemap.series",
                    "",
                    "Series of which the mosaics that begin in the period are wanted, as swath list-basemaps shows it."),
            text(
                    "basemap.mosaic",
                    "",
                    "The one mosaic that is wanted, whatever the period; not together with a series."),
            text(
                    "basemap.quads",
                    "",
                    "Quads that are wanted, with commas between, such as 455-1272; empty = all that the feature touches."));

    private BasemapKeys() {}
}
