package dev.swath.step.composite;

import dev.swath.io.engine.Rescale;
import java.io.Serializable;

/**
 * Where the samples of one band of an item lie.
 *
 * @param href of the file
 * @param band of the file, from 0
 * @param rescale how samples become values; a nodata of NaN leaves it to the file to say
 */
record BandImage(String href, int band, Rescale rescale) implements Serializable {
    private static final long serialVersionUID = 1L;
}
