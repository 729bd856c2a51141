package dev.swath.step.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Stock.Lying;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.StacJson;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import dev.swath.step.catalog.item.Facts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a catalog tells of files and the ledger does not know: pixel grids, and metadata of just this image. */
final class ReadFacts {
    private static final Logger LOG = LoggerFactory.getLogger(ReadFacts.class);
    private static final int MOST_METADATA_BYTES = 1 << 20;

    private final Ledger ledger;
    private final Store store;
    private final Function<String, RangeSource> images;

    /** @param images opens what lies at a target of the store */
    ReadFacts(Ledger ledger, Store store, Function<String, RangeSource> images) {
        this.ledger = ledger;
        this.store = store;
        this.images = images;
    }

    /** Whether the file lies there; what it says is among the facts then. One that is known by them is not asked for. */
    boolean isThere(Lying file, Facts facts) {
        if (facts.of(file).isPresent()) {
            return true;
        }
        var lying = lying(file);
        if (lying.isEmpty()) {
            return false;
        }
        var found = JsonNodeFactory.instance.objectNode();
        var place = lying.get();
        if (!place.target().equals(file.file().target())) {
            found.put("place", place.target());
        }
        var name = place.target().toLowerCase(Locale.ROOT);
        if (name.endsWith(".tif") && !place.isArrival()) {
            grid(place.target(), found);
        } else if (name.endsWith("metadata.json")) {
            metadata(place, facts);
        }
        facts.put(file, found);
        return true;
    }

    /** A second name may be a pointer: then the bytes lie under the first. */
    private Optional<Delivery> lying(Lying file) {
        if (store.size(file.file().target()).isPresent()) {
            return Optional.of(file.file());
        }
        return store.pointer(file.file().target())
                .map(pointer -> ledger.deliveries().get(file.file().id()))
                .filter(first -> store.size(first.target()).isPresent());
    }

    private void grid(String target, ObjectNode found) {
        try (var image = CogReader.open(images.apply(target))) {
            var info = image.info();
            found.put("bands", info.bands().size());
            found.put("type", info.type().name().toLowerCase(Locale.ROOT));
            if (Double.isFinite(info.nodata().orElse(Double.NaN))) {
                found.put("nodata", info.nodata().getAsDouble());
            }
            var epsg = image.crs().map(crs -> crs.epsg().orElse(0)).orElse(0);
            var transform = info.transform();
            if (epsg != 0 && transform.isPresent()) {
                var to = transform.get();
                found.put("code", "EPSG:" + epsg);
                found.putArray("shape").add(info.height()).add(info.width());
                found.putArray("transform")
                        .add(to.a())
                        .add(to.b())
                        .add(to.c())
                        .add(to.d())
                        .add(to.e())
                        .add(to.f());
            }
        } catch (Corrupt | BadInput unreadable) {
            LOG.warn("the catalog tells no pixel grid of {}: {}", target, unreadable.line());
        }
    }

    private void metadata(Delivery file, Facts facts) {
        try (var bytes = store.read(file)) {
            StacJson.object(bytes.readNBytes(MOST_METADATA_BYTES)).ifPresent(facts::metadata);
        } catch (IOException brokenOff) {
            throw new UncheckedIOException(brokenOff);
        }
    }
}
