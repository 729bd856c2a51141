package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Contents;
import dev.swath.model.OldOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Orders that another program placed. Each is an order like ours that was placed already: it costs nothing of a budget,
 * is read from the provider at route {@code poll-result}, and owns what it turns out to have bought. Until then no order
 * of ours is sent, for it might buy the same.
 */
public interface Imports {
    /** Name in the ledger of the drop that an import's orders belong to. */
    static String dropName(String source) {
        return "import-" + source;
    }

    /**
     * Takes in a block of orders, all or none. An order that the ledger has already is not taken twice: what its entry
     * lacked is filled in from this one.
     *
     * @param drop they belong to the one drop of this name, made with these settings when there is none
     * @param source the file or folder they come from
     */
    Added add(String drop, Path source, Map<String, String> settings, List<OldOrder> block);

    /** @param known orders that the ledger had before, imported or its own */
    record Added(int fresh, int known) {}

    boolean isImported(String orderId);

    /** The provider says what the claimed order consists of: it owns what no order has that was sent. */
    void read(Claim order, Contents contents);

    /** How many imported orders were not read yet and may still be. */
    long unread();
}
