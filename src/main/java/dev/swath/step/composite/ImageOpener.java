package dev.swath.step.composite;

import dev.swath.io.raster.read.RangeSource;
import java.io.Serializable;

/** Finds the bytes behind an address. It goes to where tiles are made, so it holds names, no connections. */
@FunctionalInterface
interface ImageOpener extends Serializable {
    /**
     * @param href of an image, as its item has it
     * @throws dev.swath.model.trouble.Trouble when it cannot be had
     */
    RangeSource open(String href);
}
