package dev.swath.io.raster.read;

import dev.swath.io.raster.SampleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The image of a file in all its resolutions, with their masks.
 *
 * @param main directory of the image itself
 * @param levels the image, then its overviews, large to small
 */
record Images(Directory main, List<Level> levels) {
    private static final int REDUCED = 1;
    private static final int MASK = 4;

    /** @param mask null = there is none */
    record Level(
            Layout layout, OptionalDouble nodata, @Nullable Layout mask) {}

    static Images of(List<Directory> directories) {
        Directory main = directories.get(0);
        Layout image = Layouts.of(main);
        if (image.samples().isBit()) {
            throw main.bytes().unsupported("samples of 1 bit outside of masks");
        }
        List<Layout> masks = new ArrayList<>();
        for (Directory directory : directories.subList(1, directories.size())) {
            if ((subfile(directory) & MASK) != 0) {
                masks.add(mask(directory));
            }
        }
        List<Level> levels = new ArrayList<>();
        OptionalDouble nodata = nodata(main);
        Level full = new Level(image, nodata, maskOf(image, masks));
        levels.add(full);
        for (Directory directory : directories.subList(1, directories.size())) {
            if ((subfile(directory) & (REDUCED | MASK)) == REDUCED) {
                Layout layout = Layouts.of(directory);
                OptionalDouble own = nodata(directory);
                var level = new Level(layout, own.isPresent() ? own : nodata, maskOf(layout, masks));
                // one without its mask would show what is masked
                if (isNoLarger(layout, image) && (full.mask() == null) == (level.mask() == null)) {
                    levels.add(level);
                }
            }
        }
        levels.sort(Comparator.comparingInt((Level level) -> level.layout().width())
                .thenComparingInt(level -> level.layout().height())
                .reversed());
        return new Images(main, List.copyOf(levels));
    }

    private static long subfile(Directory directory) {
        return directory.number(Tag.NEW_SUBFILE_TYPE, 0);
    }

    private static Layout mask(Directory directory) {
        Layout mask = Layouts.of(directory);
        if (mask.samples().perPixel() != 1 || mask.samples().type() != SampleType.UINT8) {
            throw directory.bytes().unsupported("a mask with several bands or more than 8 bits");
        }
        return mask;
    }

    private static boolean isNoLarger(Layout overview, Layout image) {
        return overview.samples().equals(image.samples())
                && overview.width() <= image.width()
                && overview.height() <= image.height();
    }

    private static @Nullable Layout maskOf(Layout image, List<Layout> masks) {
        return masks.stream()
                .filter(mask -> mask.width() == image.width() && mask.height() == image.height())
                .findFirst()
                .orElse(null);
    }

    private static OptionalDouble nodata(Directory directory) {
        String text = directory.text(Tag.GDAL_NODATA).strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        if (text.matches("(?i)[+-]?nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        if (text.matches("(?i)[+-]?inf(inity)?")) {
            return OptionalDouble.of(text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException cause) {
            throw directory.bytes().corrupt(directory.offset(), "its nodata value is no number", cause);
        }
    }
}
