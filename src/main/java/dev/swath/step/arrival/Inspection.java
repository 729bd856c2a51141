package dev.swath.step.arrival;

import dev.swath.io.arrival.Arrivals;
import dev.swath.io.store.Digest;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;

/**
 * Whether an object is the file that the manifest lists.
 *
 * <table>
 * <caption>What counts</caption>
 * <tr><td>another size</td><td>it is not</td></tr>
 * <tr><td>the same size, and an entity tag that is the stated MD5</td><td>it is</td></tr>
 * <tr><td>the same size, a tag of several parts, and nothing is to be read</td><td>it is, by its size alone</td></tr>
 * <tr><td>else</td><td>it is read whole; its digest tells</td></tr>
 * </table>
 *
 * @param reads whether what the tag does not prove is read
 */
record Inspection(Arrivals arrivals, boolean reads) {
    Stored of(Delivery delivery) {
        var arrived = arrivals.head(delivery.target()).orElseThrow(() -> Arrivals.missing(delivery.target()));
        if (delivery.bytes() >= 0 && arrived.bytes() != delivery.bytes()) {
            throw new Corrupt(
                    "wrong-size",
                    delivery.target() + " has " + arrived.bytes() + " bytes, " + delivery.bytes()
                            + " by the manifest; ask Planet");
        }
        if (delivery.md5() != null
                && arrived.md5().filter(delivery.md5()::equals).isPresent()) {
            return new Stored(arrived.bytes(), "md5:" + delivery.md5(), false, null);
        }
        return reads || arrived.md5().isPresent()
                ? read(delivery)
                : new Stored(arrived.bytes(), "etag:" + arrived.etag(), false, null);
    }

    private Stored read(Delivery delivery) {
        var digest = Digest.of(delivery);
        try (var object = arrivals.read(delivery.target())) {
            long bytes = digest.readAll(object);
            if (!digest.matches()) {
                throw new Corrupt(
                        "wrong-digest",
                        delivery.target() + " is " + digest.text() + ", " + digest.stated()
                                + " by the manifest; ask Planet");
            }
            return new Stored(bytes, digest.text(), false, digest.crc32c());
        } catch (IOException brokenOff) {
            throw new Unavailable("broken-off", delivery.target() + ": reading broke off; it is read again", brokenOff);
        }
    }
}
