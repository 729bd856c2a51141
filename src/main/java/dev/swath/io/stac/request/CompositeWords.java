package dev.swath.io.stac.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.StacJson;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeRequest;
import dev.swath.model.RequestFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a composite is asked for with; as {@link dev.swath.model.Composite#request()} keeps it, every word stands in
 * it, those too that nobody gave.
 *
 * @param request what is to be computed
 * @param collections ids, at least one
 * @param maxCloudPercent of a scene, 0 to 100; null = any
 * @param name what people call it; null = it is named for its time
 * @param stretch of the 8-bit image: {@code auto}, or the reflectances that become black and white, {@code 0,0.3}
 * @param ingest whether the assets come into the store first; else they are read where they are
 * @param clip whether of each asset only the window over the area comes
 */
public record CompositeWords(
        CompositeRequest request,
        List<String> collections,
        @Nullable Double maxCloudPercent,
        @Nullable String name,
        String stretch,
        boolean ingest,
        boolean clip) {
    public CompositeWords {
        collections = List.copyOf(collections);
    }

    /** What holds where nothing is said. */
    public static final Usual USUAL = new Usual("sentinel-2-l2a", CompositeMaking.STANDARD, true, false);

    /**
     * What a word means that nobody gives, as far as settings decide it.
     *
     * @param ingest whether assets come into the store first
     * @param clip whether only the window over the area comes of each
     */
    public record Usual(String collection, CompositeMaking making, boolean ingest, boolean clip) {}

    /**
     * Reads the words of somebody who asks.
     *
     * @param faults gets what is wrong, by word; the result is of no use then
     */
    public static CompositeWords read(ObjectNode json, Usual usual, List<RequestFault> faults) {
        var words = new WordReader(json, faults);
        var making = usual.making();
        var request = new CompositeRequest(
                words.shape("aoi"),
                words.boxes("bboxes"),
                words.text("toi", ""),
                words.texts("bands", List.of("red", "green", "blue")),
                words.text("grid", making.grid()),
                words.number("resolution", making.resolution()),
                words.text("reducer", making.reducer()),
                words.text("mask", making.mask()),
                words.whole("dilation", making.dilationPixels()),
                words.text("output", making.output()));
        var read = new CompositeWords(
                request,
                words.texts("collections", List.of(usual.collection())),
                words.percent("cloud_cover"),
                words.name("name"),
                words.text("stretch", making.stretch()),
                words.truth("ingest", usual.ingest()),
                words.truth("clip", usual.clip()));
        words.demandNoOther();
        return read;
    }

    /**
     * Reads what stands in the ledger; of a composite that was asked for without words, all are the usual ones.
     *
     * @throws IllegalArgumentException when it was not written by {@link #json}
     */
    public static CompositeWords of(String request) {
        var faults = new ArrayList<RequestFault>();
        var json = StacJson.parsed(request)
                .filter(ObjectNode.class::isInstance)
                .orElseThrow(() -> new IllegalArgumentException("a request that is no JSON object"));
        var words = read((ObjectNode) json, USUAL, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("a request with faults: " + faults);
        }
        return words;
    }

    /** How it is to be made. */
    public CompositeMaking making() {
        return new CompositeMaking(
                request.grid(),
                request.resolution(),
                request.reducer(),
                request.mask(),
                request.dilationPixels(),
                request.output(),
                stretch);
    }

    /** Every word; the same words give the same text. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (request.aoi() != null) {
            json.set("aoi", StacGeometry.write(request.aoi()));
        } else {
            var boxes = json.putArray("bboxes");
            request.bboxes().forEach(box -> box.forEach(boxes.addArray()::add));
        }
        json.put("toi", request.toi());
        request.bands().forEach(json.putArray("bands")::add);
        collections.forEach(json.putArray("collections")::add);
        if (maxCloudPercent != null) {
            json.put("cloud_cover", maxCloudPercent);
        }
        if (name != null) {
            json.put("name", name);
        }
        return json.put("grid", request.grid())
                .put("resolution", request.resolution())
                .put("reducer", request.reducer())
                .put("mask", request.mask())
                .put("dilation", request.dilationPixels())
                .put("output", request.output())
                .put("stretch", stretch)
                .put("ingest", ingest)
                .put("clip", clip);
    }
}
