package dev.swath.step.dataset.mask;

import dev.swath.io.raster.SampleType;
import dev.swath.model.trouble.BadInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a mask tells of its pixels. */
public enum MaskKind {
    /** Each field by its own number. */
    INSTANCE(SampleType.UINT32, "instance_mask"),
    /** 1 is a field, without its edge. */
    SEMANTIC_2_CLASS(SampleType.UINT8, "semantic_2class_mask"),
    /** 1 is a field, 2 its edge. */
    SEMANTIC_3_CLASS(SampleType.UINT8, "semantic_3class_mask");

    private final SampleType type;
    private final String assetKey;

    MaskKind(SampleType type, String assetKey) {
        this.type = type;
        this.assetKey = assetKey;
    }

    /**
     * By its name on the command line, which is also the end of its file's name.
     *
     * @throws BadInput {@code mask-type}
     */
    public static MaskKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "mask-type",
                        "mask type " + name + " is not known; use "
                                + Arrays.stream(values()).map(MaskKind::label).collect(Collectors.joining(", "))));
    }

    /** As in {@code ftw-34UFF1628_2024_semantic_3_class.tif}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of its pixels. */
    public SampleType type() {
        return type;
    }

    /** Its asset in the chip's item. */
    public String assetKey() {
        return assetKey;
    }
}
