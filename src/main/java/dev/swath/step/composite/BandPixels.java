package dev.swath.step.composite;

import dev.swath.io.engine.Float32Layer;
import dev.swath.io.engine.Layer;
import dev.swath.io.engine.Rescale;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.engine.UInt16Layer;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.model.trouble.BadInput;

/**
 * The samples of a band as its file has them, on the pixels of the composite.
 *
 * @param rescale with the nodata that the samples really have; NaN only in floating point
 */
record BandPixels(Plane samples, Rescale rescale) {
    /** A band without any data. */
    static BandPixels none(SampleKind kind, int width, int height) {
        SampleType type = kind == SampleKind.UINT16 ? SampleType.UINT16 : SampleType.FLOAT32;
        return new BandPixels(Plane.of(type, width, height), Rescale.none(0));
    }

    boolean isData(int index) {
        double sample = samples.value(index);
        return sample != rescale.nodata() && !Double.isNaN(sample);
    }

    /** Takes over the value of a pixel of another item, stored the way that this one stores it. */
    void take(int index, BandPixels other) {
        double sample = other.samples.value(index);
        if (!other.isData(index)) {
            samples.set(index, rescale.nodata());
            return;
        }
        if (!isAlike(other.rescale)) {
            double value = sample * other.rescale.scale() + other.rescale.offset();
            sample = (value - rescale.offset()) / rescale.scale();
        }
        samples.set(index, sample);
        if (samples.value(index) == rescale.nodata()) {
            samples.set(
                    index,
                    rescale.nodata() + (rescale.nodata() == samples.type().greatest() ? -1 : 1));
        }
    }

    private boolean isAlike(Rescale other) {
        return other.scale() == rescale.scale() && other.offset() == rescale.offset();
    }

    /**
     * For the engine.
     *
     * @throws BadInput {@code composite-samples} when whole numbers of 16 bits cannot hold the samples
     */
    Layer layer(SampleKind kind) {
        if (kind == SampleKind.FLOAT32) {
            return new Float32Layer(floats(), rescale);
        }
        return switch (samples.type()) {
            case UINT16 -> new UInt16Layer(samples.shorts(), rescale);
            case INT16 -> UInt16Layer.signed(samples.shorts(), rescale);
            case UINT8, INT8 -> UInt16Layer.signed(shorts(samples), rescale);
            default ->
                throw new BadInput(
                        "composite-samples",
                        "samples of " + samples.type() + " do not fit into a composite of 16-bit whole numbers; choose"
                                + " other bands");
        };
    }

    private float[] floats() {
        if (samples.type() == SampleType.FLOAT32) {
            return samples.floats();
        }
        float[] floats = new float[samples.length()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) samples.value(i);
        }
        return floats;
    }

    /** The low 16 bits of whole numbers. */
    static short[] shorts(Plane samples) {
        if (samples.type().bytes() == Short.BYTES) {
            return samples.shorts();
        }
        short[] shorts = new short[samples.length()];
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = (short) (int) samples.value(i);
        }
        return shorts;
    }
}
