package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Hrefs;
import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An item of a service as an item of the archive: brought to STAC 1.1 as a whole, with the files that are held. */
public final class RawItem {
    private static final Set<String> KEPT_LINKS = Set.of("via", "license", "cite-as", "derived_from", "canonical");

    private RawItem() {}

    /**
     * A file that is held.
     *
     * @param path relative to the store's root
     * @param bytes its size
     * @param sha256 hexadecimal; empty where it is not known
     * @param changed fields that hold no longer as the source has them, such as {@code proj:shape} of a clipped file;
     *     empty where the file is the source's
     */
    public record Held(String path, long bytes, String sha256, ObjectNode changed) {
        public static Held whole(String path, long bytes, String sha256) {
            return new Held(path, bytes, sha256, JsonNodeFactory.instance.objectNode());
        }
    }

    /**
     * The draft of its document: the source's properties, the assets that are held, each with the address it came from,
     * and a link to the source, {@code via} it or {@code derived_from} it where a file is clipped.
     */
    public static ItemDraft of(StacItem source, Map<String, Held> held) {
        var assets = new LinkedHashMap<String, DraftAsset>();
        source.assets().forEach((key, asset) -> {
            Held file = held.get(key);
            if (file != null) {
                assets.put(key, asset(asset, file));
            }
        });
        boolean clipped =
                held.values().stream().anyMatch(file -> !file.changed().isEmpty());
        boolean span = source.datetime() == null || !source.start().equals(source.end());
        ItemTime time = new ItemTime(source.datetime(), span ? source.start() : null, span ? source.end() : null);
        return new ItemDraft(
                source.id(),
                source.geometry(),
                time,
                Migration.properties(source.properties()),
                assets,
                links(source, clipped));
    }

    /** A file that stays where the source has it, brought to STAC 1.1. */
    public static DraftAsset remote(StacAsset source) {
        var asset = new DraftAsset(source.href().toString(), Migration.asset(source.json()));
        Long bytes = source.bytes();
        if (bytes != null) {
            asset = asset.with("file:size", JsonNodeFactory.instance.numberNode(bytes));
        }
        var checksum = source.checksum();
        return checksum == null
                ? asset
                : asset.with("file:checksum", JsonNodeFactory.instance.textNode(checksum.text()));
    }

    private static DraftAsset asset(StacAsset source, Held file) {
        ObjectNode fields = Migration.asset(source.json());
        if (isPublic(source.href())) {
            fields.putObject("alternate")
                    .putObject("source")
                    .put("href", source.href().toString())
                    .put("title", "where it was fetched from");
        }
        fields.setAll(file.changed());
        return new DraftAsset(file.path(), fields).file(file.bytes(), file.sha256());
    }

    /** A signed address is a secret, and stale by tomorrow. */
    private static boolean isPublic(URI href) {
        String query = href.getRawQuery();
        return query == null || !query.matches("(?i)(.*&)?(sig|x-amz-signature|token|key|signature)=.*");
    }

    private static List<DraftLink> links(StacItem source, boolean clipped) {
        var links = new ArrayList<DraftLink>();
        String self = source.self().toString();
        links.add(clipped ? DraftLink.derivedFrom(self) : DraftLink.via(self));
        for (JsonNode link : source.json().path("links")) {
            String href = StacJson.text(link, "href");
            String rel = link.path("rel").asText();
            if (href != null && KEPT_LINKS.contains(rel)) {
                Hrefs.resolve(source.self(), href)
                        .filter(RawItem::isPublic)
                        .map(absolute -> new DraftLink(
                                rel, absolute.toString(), StacJson.text(link, "type"), StacJson.text(link, "title")))
                        .ifPresent(links::add);
            }
        }
        return links.stream().distinct().toList();
    }
}
