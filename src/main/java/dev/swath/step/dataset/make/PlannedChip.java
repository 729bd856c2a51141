package dev.swath.step.dataset.make;

import dev.swath.io.raster.Grid;
import dev.swath.step.dataset.chips.Chip;
import dev.swath.step.dataset.chips.ChipName;
import dev.swath.step.dataset.split.Split;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A chip that is to be made.
 *
 * @param split what it is for; null where no field says so
 * @param pixels of its masks
 * @param box around its pixels, in longitude and latitude
 */
record PlannedChip(Chip chip, @Nullable Split split, ChipName name, Grid pixels, Envelope box) {
    private static final GeometryFactory FACTORY = new GeometryFactory();
    /** Corners along each edge, so that its bend in longitude and latitude lies within the box. */
    private static final int STEPS = 16;

    static PlannedChip of(Chip chip, @Nullable Split split, int year, double pixelMetres) {
        Grid pixels = chip.cell().pixels(pixelMetres);
        return new PlannedChip(chip, split, new ChipName(chip.cell().id(), year), pixels, box(chip, pixels));
    }

    private static Envelope box(Chip chip, Grid pixels) {
        Geometry square = FACTORY.toGeometry(pixels.bounds());
        Envelope box = pixels.crs()
                .toWgs84(Densifier.densify(square, pixels.bounds().getWidth() / STEPS))
                .getEnvelopeInternal();
        // beside the antimeridian some corners come out on the other side of the earth
        return box.getWidth() < 180 ? box : chip.cell().footprint().getEnvelopeInternal();
    }

    String id() {
        return name.toString();
    }
}
