package dev.swath.app.shard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.ledger.Away.Fetched;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;

/**
 * A file that a shard elsewhere has brought to its place: one line of a journal.
 *
 * @param plan id of the plan that it was in
 * @param id our own id of the file
 * @param planetId the provider's id of its order
 * @param path path inside the order
 * @param target where it lies, relative to the store's root
 */
public record Result(String plan, String id, String planetId, String path, String target, Stored stored) {
    static String line(ObjectMapper mapper, String plan, Fetched fetched) {
        var file = fetched.delivery();
        return mapper.createObjectNode()
                .put("plan", plan)
                .put("id", file.id())
                .put("planet_id", file.planetId())
                .put("path", file.path())
                .put("target", file.target())
                .put("bytes", fetched.stored().bytes())
                .put("digest", fetched.stored().digest())
                .put("reused", fetched.stored().reused())
                .put("crc32c", fetched.stored().crc32c())
                .put("at", fetched.at().toString())
                .toString();
    }

    /** @throws IllegalArgumentException when something is missing */
    static Result read(JsonNode json) {
        if (!json.path("bytes").canConvertToLong()) {
            throw new IllegalArgumentException("there is no 'bytes'");
        }
        return new Result(
                FileLine.text(json, "plan"),
                FileLine.text(json, "id"),
                FileLine.text(json, "planet_id"),
                FileLine.text(json, "path"),
                FileLine.text(json, "target"),
                new Stored(
                        json.path("bytes").asLong(),
                        FileLine.text(json, "digest"),
                        json.path("reused").asBoolean(),
                        json.path("crc32c").canConvertToLong()
                                ? json.path("crc32c").asLong()
                                : null));
    }

    /** Whether this can be the result of fetching that file: the same names, and the size and digest that are stated. */
    public boolean isOf(Delivery file) {
        return planetId.equals(file.planetId())
                && path.equals(file.path())
                && target.equals(file.target())
                && (file.bytes() < 0 || file.bytes() == stored.bytes())
                && isStated(file);
    }

    private boolean isStated(Delivery file) {
        if (file.sha256() != null) {
            return stored.digest().equalsIgnoreCase("sha256:" + file.sha256());
        }
        return file.md5() == null || stored.digest().equalsIgnoreCase("md5:" + file.md5());
    }
}
