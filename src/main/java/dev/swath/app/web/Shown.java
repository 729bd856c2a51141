package dev.swath.app.web;

import dev.swath.io.raster.read.RangeSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * An image to be looked at: of a scene that was delivered, of a composite's month, or of a chip.
 *
 * @param id unique among all of them
 * @param told what a list says of it
 * @param place where it lies, as programs take it
 * @param version other when its bytes are
 * @param bounds of its pictures, degrees; null = all that it covers
 * @param file empty when it does not lie on a disk of this machine
 * @param item its STAC item; empty when there is none here
 * @param source opens it, for each picture anew
 */
record Shown(
        String id,
        Map<String, Object> told,
        String place,
        String version,
        @Nullable Envelope bounds,
        Optional<Path> file,
        Optional<Path> item,
        Supplier<RangeSource> source) {}
