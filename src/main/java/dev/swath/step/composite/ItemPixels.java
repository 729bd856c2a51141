package dev.swath.step.composite;

import dev.swath.io.engine.MaskRule;
import dev.swath.io.engine.PixelBox;
import dev.swath.io.engine.Reading;
import dev.swath.io.engine.SampleKind;
import java.util.List;

/**
 * What one item, or several of one date, have of a box of the composite.
 *
 * @param box of the composite
 * @param margin pixels by which the quality band reaches beyond the box
 * @param quality empty when the rule is {@link MaskRule.Kind#NONE}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a strip is megabytes, and is not copied
record ItemPixels(PixelBox box, int margin, MaskRule rule, List<BandPixels> bands, short[] quality) {
    /** Whether any band has a sample anywhere. */
    boolean hasData() {
        for (int i = 0; i < box.pixels(); i++) {
            if (isData(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether another item can add nothing. */
    boolean isFull() {
        for (short sample : quality) {
            if (rule.isFill(sample & 0xffff)) {
                return false;
            }
        }
        for (int i = 0; i < box.pixels(); i++) {
            if (!isCovered(i)) {
                return false;
            }
        }
        return true;
    }

    /** Fills what this leaves open with what another item has. */
    void fillFrom(ItemPixels other) {
        // the bands first: they ask this quality band what is still open
        for (int i = 0; i < box.pixels(); i++) {
            if (!isCovered(i) && other.isCovered(i)) {
                for (int band = 0; band < bands.size(); band++) {
                    bands.get(band).take(i, other.bands.get(band));
                }
                if (quality.length > 0) {
                    quality[place(i)] = other.quality[place(i)];
                }
            }
        }
        for (int i = 0; i < quality.length; i++) {
            if (rule.isFill(quality[i] & 0xffff)) {
                quality[i] = other.quality[i];
            }
        }
    }

    /** Says something of the pixel: that it has data, or that clouds hide it. */
    private boolean isCovered(int index) {
        if (quality.length == 0) {
            return isData(index);
        }
        int sample = quality[place(index)] & 0xffff;
        return !rule.isFill(sample) && (rule.drops(sample) || isData(index));
    }

    private boolean isData(int index) {
        for (BandPixels band : bands) {
            if (band.isData(index)) {
                return true;
            }
        }
        return false;
    }

    /** Of a pixel of the box in the quality band. */
    private int place(int index) {
        int across = box.width() + 2 * margin;
        return (index / box.width() + margin) * across + index % box.width() + margin;
    }

    Reading reading(SampleKind kind) {
        return new Reading(bands.stream().map(band -> band.layer(kind)).toList(), quality);
    }
}
