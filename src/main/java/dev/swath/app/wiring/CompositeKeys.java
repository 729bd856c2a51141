package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.choice;
import static dev.swath.app.wiring.Key.decimal;
import static dev.swath.app.wiring.Key.integer;
import static dev.swath.app.wiring.Key.onOff;
import static dev.swath.app.wiring.Key.text;

import java.util.List;

/** The settings of composites: those that a request may say otherwise, and what they may take of the machine. */
final class CompositeKeys {
    static final List<Key> ALL = List.of(
            text(
                    "composite.grid",
                    "auto",
                    "Pixels of composites: auto = UTM zone of the area, EPSG:n, or aligned = those of the scenes."),
            decimal(
                    "composite.resolution",
                    "10",
                    "0.000001",
                    "100000",
                    "Side of a pixel in units of the grid, metres in UTM."),
            choice(
                    "composite.method",
                    "median",
                    List.of("median", "mean", "max-ndvi"),
                    "How the dates of a pixel become one; each image also has a band that counts them."),
            text(
                    "composite.mask",
                    "usual",
                    "What is left out: usual = clouds and shadows, strict = also dark, unclear and snow, none, or classes of"
                            + " SCL such as 0,1,3,8,9,10."),
            integer("composite.dilation", 0, 0, 100, "Pixels by which clouds and shadows are grown."),
            choice(
                    "composite.output",
                    "reflectance",
                    List.of("reflectance", "visual"),
                    "Images of 16-bit reflectance times 10,000, or also 8-bit pictures beside them."),
            text(
                    "composite.stretch",
                    "auto",
                    "Reflectances that become black and white in 8-bit pictures, e.g. 0,0.3; auto = 2nd and 98th percentile"
                            + " of the month."),
            integer("composite.max-megapixels", 2000, 1, 1_000_000, "Most million pixels of one month."),
            onOff(
                    "composite.ingest",
                    true,
                    "Whether scenes are brought into the store first, once for all composites; if not, each tile reads them"
                            + " from their service."),
            text("composite.folder", "derived", "Folder of the store for composites and their catalog."),
            text("composite.scratch", "state/composite", "Folder on a local disk for tiles underway."),
            text("composite.engine", "local", "What makes the tiles: local = threads of this process."),
            integer("composite.workers", 2, 1, 256, "Tiles made side by side."),
            integer("composite.reads", 4, 1, 64, "Dates of a tile that are read side by side."),
            integer(
                    "composite.memory-mb",
                    96,
                    8,
                    1_000_000,
                    "Mebibytes for all tiles underway together; less makes tiles smaller, never the image."),
            integer(
                    "composite.tile-pixels",
                    1024,
                    512,
                    16_384,
                    "Wished side of a tile in pixels, a multiple of 512; one tile is what a crash may cost."));

    private CompositeKeys() {}
}
