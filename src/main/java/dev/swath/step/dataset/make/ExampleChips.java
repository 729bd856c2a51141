package dev.swath.step.dataset.make;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.read.RasterInfo;
import dev.swath.step.dataset.folder.DatasetFolder;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.mask.MaskKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Some chips to look at, from the fullest to the emptiest, each with its masks as pictures. */
final class ExampleChips {
    private static final int MOST = 8;
    private static final int MOST_PIXELS = 512;
    private static final int[] CLASSES = {0xf0efe9, 0x3f9b4f, 0xf07f13, 0xc9c9c9};

    private final DatasetFolder folder;
    private final MaskFiles masks;
    private final MaskOptions options;

    ExampleChips(DatasetFolder folder, MaskFiles masks, MaskOptions options) {
        this.folder = folder;
        this.masks = masks;
        this.options = options;
    }

    /** As HTML; chips without masks are not among them. */
    String figures(List<PlannedChip> chips) {
        List<PlannedChip> made = new ArrayList<>(chips);
        made.removeIf(chip -> !masks.isDone(chip));
        made.sort(Comparator.comparingDouble((PlannedChip chip) -> -chip.chip().coveragePercent())
                .thenComparing(PlannedChip::id));
        int count = Math.min(MOST, made.size());
        var html = new StringBuilder();
        for (int i = 0; i < count; i++) {
            html.append(figure(made.get(count == 1 ? 0 : i * (made.size() - 1) / (count - 1))));
        }
        return html.toString();
    }

    private String figure(PlannedChip chip) {
        var html = new StringBuilder(String.format(
                Locale.ROOT,
                "<section class=\"chips\">\n<h3>%s</h3>\n<p>%s, %.2f %% covered, EPSG:%d</p>\n",
                SummaryPage.escaped(chip.id()),
                SummaryFacts.split(chip),
                chip.chip().coveragePercent(),
                chip.chip().cell().epsg()));
        for (MaskKind kind : options.kinds()) {
            html.append("<figure><img alt=\"")
                    .append(kind.label())
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(Disk.io(() -> png(chip, kind))))
                    .append("\"><figcaption>")
                    .append(kind.label())
                    .append("</figcaption></figure>\n");
        }
        return html.append("</section>\n").toString();
    }

    private byte[] png(PlannedChip chip, MaskKind kind) throws IOException {
        Path mask = folder.root().resolve(masks.path(chip, kind));
        Plane plane;
        try (CogReader reader = CogReader.open(RangeSource.of(mask))) {
            RasterInfo info = reader.info();
            int level = info.levelFor(Math.max(1, (double) Math.max(info.width(), info.height()) / MOST_PIXELS));
            RasterInfo.Level size = info.levels().get(level);
            plane = reader.read(new Window(0, 0, size.width(), size.height()), level)
                    .get(0);
        }
        var picture = new BufferedImage(plane.width(), plane.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane.length(); i++) {
            picture.setRGB(i % plane.width(), i / plane.width(), colour(kind, (long) plane.value(i)));
        }
        var bytes = new ByteArrayOutputStream();
        // ImageIO would make a temporary file of its own
        try (var memory = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, "png", memory);
        }
        return bytes.toByteArray();
    }

    /** Classes as in the legend of the extension; a field of an instance mask in a colour of its number. */
    private int colour(MaskKind kind, long value) {
        long background = options.presenceOnly() ? CLASSES.length - 1 : 0;
        if (kind != MaskKind.INSTANCE || value == background) {
            return CLASSES[(int) Math.min(value, CLASSES.length - 1)];
        }
        // neighbouring numbers get colours far apart on the wheel: steps of the golden ratio
        return java.awt.Color.HSBtoRGB((float) (value * 0.618033988749895 % 1), 0.6f, 0.85f);
    }
}
