package dev.swath.step.composite;

import dev.swath.io.engine.MaskRule;
import dev.swath.io.engine.Masking;
import dev.swath.io.engine.PixelBox;
import dev.swath.io.engine.Rescale;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.OpenImages;
import dev.swath.io.raster.warp.Resampling;
import dev.swath.io.raster.warp.WarpTile;
import dev.swath.model.trouble.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Brings the images of an item onto the pixels of the composite, reading only what these need. Bands are resampled
 * bilinearly, or averaged where they are twice as fine and have no fitting overview; what their mask or the quality band
 * drops is taken out before, so that no cloud gets into its neighbours. The quality band is sampled at full resolution,
 * nearest neighbour: nobody says how overviews of classes were made. Safe for many threads.
 */
final class ItemReader {
    /** As many pixels within one of the target are more than the four that bilinear resampling looks at. */
    private static final double SHRINKS = 1.99;

    private final Grid target;
    private final SampleKind kind;
    private final OpenImages<String, SourceImage> images;
    private final WarpTiles warps = new WarpTiles();

    ItemReader(Grid target, SampleKind kind, OpenImages<String, SourceImage> images) {
        this.target = target;
        this.kind = kind;
        this.images = images;
    }

    /**
     * @return empty when no band has a pixel within the box
     * @throws BadInput {@code composite-no-mask} when the item lacks the quality band that the rule needs
     */
    Optional<ItemPixels> read(ItemImages item, PixelBox box, Masking masking) {
        Optional<Quality> quality = quality(item, masking.rule());
        var window = new Window(box.column(), box.row(), box.width(), box.height());
        BandPixels[] bands = new BandPixels[item.bands().size()];
        boolean any = false;
        for (String href : item.bands().stream().map(BandImage::href).distinct().toList()) {
            int[] wanted = IntStream.range(0, bands.length)
                    .filter(i -> item.bands().get(i).href().equals(href))
                    .toArray();
            List<BandImage> here =
                    Arrays.stream(wanted).mapToObj(item.bands()::get).toList();
            List<BandPixels> found = images.use(href, image -> bands(image, here, window, quality));
            any |= !found.isEmpty();
            for (int i = 0; i < wanted.length; i++) {
                bands[wanted[i]] = found.isEmpty() ? BandPixels.none(kind, box.width(), box.height()) : found.get(i);
            }
        }
        if (!any) {
            return Optional.empty();
        }
        PixelBox grown = box.grown(masking.dilation());
        var around = new Window(grown.column(), grown.row(), grown.width(), grown.height());
        short[] classes = quality.map(it -> it.on(target, around)).orElseGet(() -> new short[0]);
        return Optional.of(new ItemPixels(box, masking.dilation(), masking.rule(), List.of(bands), classes));
    }

    private Optional<Quality> quality(ItemImages item, MaskRule rule) {
        if (rule.kind() == MaskRule.Kind.NONE) {
            return Optional.empty();
        }
        BandImage quality = item.quality();
        if (quality == null) {
            throw new BadInput(
                    "composite-no-mask",
                    "the item with " + item.bands().get(0).href() + " has no quality band; leave it out or ask for mask"
                            + " none");
        }
        return Optional.of(new Quality(quality, rule));
    }

    /** Of one file; empty when it does not reach into the window. */
    private List<BandPixels> bands(
            SourceImage image, List<BandImage> wanted, Window window, Optional<Quality> quality) {
        int level = image.levelFor(target);
        Grid grid = image.grid(level);
        boolean shrinks = image.pixelsPerPixel(level, target) > SHRINKS;
        Resampling how = shrinks ? Resampling.AVERAGE : Resampling.BILINEAR;
        WarpTile tile = warps.tile(grid, target, window, how);
        if (tile.source().isEmpty()) {
            return List.of();
        }
        Window from = tile.source().get();
        List<Plane> planes = image.read(
                from, level, wanted.stream().mapToInt(BandImage::band).toArray());
        boolean copied = warps.plan(grid, target, how).isAligned();
        boolean[] dropped = dropped(image.mask(from, level), grid, from, copied ? Optional.empty() : quality);
        List<BandPixels> bands = new ArrayList<>();
        for (int i = 0; i < planes.size(); i++) {
            Rescale stated = wanted.get(i).rescale();
            double nodata = image.nodata(stated.nodata());
            for (int pixel = 0; pixel < dropped.length; pixel++) {
                if (dropped[pixel]) {
                    planes.get(i).set(pixel, nodata);
                }
            }
            Plane warped = tile.apply(planes.get(i), OptionalDouble.of(nodata));
            bands.add(new BandPixels(warped, new Rescale(nodata, stated.scale(), stated.offset())));
        }
        return bands;
    }

    /** Pixels of the source that must not be used; empty when all may. */
    private static boolean[] dropped(Optional<Plane> mask, Grid grid, Window from, Optional<Quality> quality) {
        if (mask.isEmpty() && quality.isEmpty()) {
            return new boolean[0];
        }
        boolean[] dropped = new boolean[Math.toIntExact(from.pixels())];
        mask.ifPresent(plane -> {
            for (int i = 0; i < dropped.length; i++) {
                dropped[i] = plane.bytes()[i] == 0;
            }
        });
        quality.ifPresent(it -> {
            short[] classes = it.on(grid, from);
            for (int i = 0; i < dropped.length; i++) {
                dropped[i] |= it.rule.drops(classes[i] & 0xffff);
            }
        });
        return dropped;
    }

    /** The quality band of an item. */
    private final class Quality {
        private final BandImage source;
        private final MaskRule rule;

        Quality(BandImage source, MaskRule rule) {
            this.source = source;
            this.rule = rule;
        }

        /** Its samples on a window of a grid, fill where there are none. */
        short[] on(Grid grid, Window window) {
            return images.use(source.href(), image -> on(grid, window, image));
        }

        private short[] on(Grid grid, Window window, SourceImage image) {
            WarpTile tile = warps.tile(image.grid(0), grid, window, Resampling.NEAREST);
            if (tile.source().isEmpty()) {
                short[] nothing = new short[Math.toIntExact(window.pixels())];
                Arrays.fill(nothing, (short) rule.fill());
                return nothing;
            }
            Plane samples = image.read(tile.source().get(), 0, source.band()).get(0);
            return BandPixels.shorts(tile.apply(samples, OptionalDouble.of(rule.fill())));
        }
    }
}
