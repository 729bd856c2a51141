package dev.swath.step.dataset.images;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.write.PreviewWriter;
import dev.swath.step.dataset.mask.MaskKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A picture of a chip with its fields in green and their edges in orange. */
final class Overlay {
    private static final double OPACITY = 0.6;
    private static final int[] FIELD = {0, 200, 0};
    private static final int[] EDGE = {255, 140, 0};
    private static final int EDGE_CLASS = 2;
    private static final List<MaskKind> MASKS =
            List.of(MaskKind.SEMANTIC_3_CLASS, MaskKind.SEMANTIC_2_CLASS, MaskKind.INSTANCE);

    private Overlay() {}

    /**
     * @param colours red, green and blue of 8 bits
     * @return whether the chip has a mask to draw; nothing is written without one
     */
    static boolean write(ChipItem chip, List<Plane> colours, OutputStream out) throws IOException {
        for (MaskKind kind : MASKS) {
            Optional<Path> mask = chip.mask(kind);
            if (mask.isPresent()) {
                write(read(mask.get(), colours.get(0)), kind, colours, out);
                return true;
            }
        }
        return false;
    }

    private static Plane read(Path mask, Plane like) {
        try (var reader = CogReader.open(RangeSource.of(mask))) {
            return reader.read(new Window(0, 0, like.width(), like.height()), 0).get(0);
        }
    }

    private static void write(Plane mask, MaskKind kind, List<Plane> colours, OutputStream out) throws IOException {
        List<Plane> painted = IntStream.range(0, colours.size())
                .mapToObj(colour -> paint(mask, kind, colours.get(colour), colour))
                .toList();
        PreviewWriter.jpeg(painted, out);
    }

    private static Plane paint(Plane mask, MaskKind kind, Plane ground, int colour) {
        Plane painted = Plane.of(SampleType.UINT8, ground.width(), ground.height());
        for (int i = 0; i < ground.length(); i++) {
            int shown = (int) mask.value(i);
            boolean edge = kind == MaskKind.SEMANTIC_3_CLASS && shown == EDGE_CLASS;
            // 3 is the background where nobody looked
            boolean field = kind == MaskKind.INSTANCE ? shown != 0 : shown == 1;
            int[] tint = edge ? EDGE : FIELD;
            double shade = ground.value(i);
            painted.set(i, edge || field ? shade * (1 - OPACITY) + tint[colour] * OPACITY : shade);
        }
        return painted;
    }
}
