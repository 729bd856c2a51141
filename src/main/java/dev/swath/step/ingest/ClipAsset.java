package dev.swath.step.ingest;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.read.RasterInfo;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.Overviews;
import dev.swath.io.raster.write.PreparedCog;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Writes the window of an image over an area into the store, as a COG: the samples as they are, on the same pixels. */
final class ClipAsset {
    private final Store store;
    private final Path scratch;

    /** @param scratch folder of temporary files; made when it is missing */
    ClipAsset(Store store, Path scratch) {
        this.store = store;
        this.scratch = scratch;
    }

    /**
     * @param image where the image is read from, range by range; closed
     * @param isMask whether its samples are classes
     * @return empty when no window can be cut out of it: it is not placed, or has a mask of its own
     * @throws dev.swath.model.trouble.Trouble when it cannot be read, or not be stored
     */
    Optional<Stored> clip(RangeSource image, Geometry area, boolean isMask, Delivery file, String lease) {
        try (var reader = CogReader.open(image)) {
            var info = reader.info();
            var crs = reader.crs();
            var transform = info.transform();
            if (crs.isEmpty() || transform.isEmpty() || info.isMasked()) {
                return Optional.empty();
            }
            var window = ClipWindow.of(crs.get(), transform.get(), info.width(), info.height(), area);
            var grid = new Grid(crs.get(), transform.get(), info.width(), info.height()).part(window);
            var spec = ImageSpec.of(grid, info.type(), bands(info), nodata(info));
            var options = CogOptions.STANDARD.withOverviews(isMask ? Overviews.NEAREST : Overviews.AVERAGE);
            Files.createDirectories(scratch);
            try (var cog = new CogWriter(options, Runnable::run)
                    .prepare(spec, (strip, planes) -> fill(reader, window, strip, planes), scratch)) {
                return Optional.of(put(cog, file, lease));
            }
        } catch (IOException trouble) {
            throw new NoSpace(
                    "scratch-failing",
                    scratch + ": " + trouble.getMessage()
                            + "; make room there, or set composite.scratch to another disk",
                    trouble);
        }
    }

    private static List<Band> bands(RasterInfo info) {
        return info.bands().stream()
                .map(band -> new Band(band.description(), band.scale(), band.offset()))
                .toList();
    }

    /** None where it is no value that a sample can have. */
    private static @Nullable Double nodata(RasterInfo info) {
        if (info.nodata().isEmpty()) {
            return null;
        }
        double nodata = info.nodata().getAsDouble();
        boolean fits = info.type().isFloat()
                || (nodata == Math.rint(nodata)
                        && nodata >= info.type().least()
                        && nodata <= info.type().greatest());
        return fits ? nodata : null;
    }

    private static void fill(CogReader reader, Window window, Window strip, List<Plane> planes) {
        var part =
                new Window(window.column() + strip.column(), window.row() + strip.row(), strip.width(), strip.height());
        var read = reader.read(part, 0);
        for (int band = 0; band < planes.size(); band++) {
            planes.get(band).copy(read.get(band), 0, 0, read.get(band).length());
        }
    }

    private Stored put(PreparedCog cog, Delivery file, String lease) throws IOException {
        var sized = new Delivery(
                file.id(),
                file.jobId(),
                file.orderId(),
                file.planetId(),
                file.path(),
                file.target(),
                cog.size(),
                cog.sha256(),
                null,
                file.itemId());
        try (var incoming = store.open(sized, lease)) {
            if (!incoming.isComplete()) {
                incoming.restart(null);
                cog.writeTo(new OutputStream() {
                    @Override
                    public void write(int one) {
                        incoming.write(new byte[] {(byte) one}, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        incoming.write(
                                offset == 0 ? bytes : java.util.Arrays.copyOfRange(bytes, offset, offset + length),
                                length);
                    }
                });
            }
            return incoming.finish();
        }
    }
}
