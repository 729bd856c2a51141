package dev.swath.step.catalog.item;

import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.write.ItemDraft;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Delivered scenes as items, as the ledger has them now. */
public final class SceneItems {
    private final Ledger ledger;

    public SceneItems(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Items in their order; one of which no file lies there any more is passed over.
     *
     * @param entries some hundred at most
     * @param address of a file, by its target in the store
     */
    public void each(List<Entry> entries, UnaryOperator<String> address, BiConsumer<Entry, ItemDraft> item) {
        for (var known : ledger.catalogSearch().known(entries)) {
            var told = new SceneItem.Told(known.order(), known.request(), known.scene());
            item.accept(known.entry(), new SceneItem(known.entry(), known.holding(), told).draft(address));
        }
    }

    /** What else the ledger knows of a holding. */
    public SceneItem.Told told(Holding holding) {
        var order = ledger.orders().get(holding.orderId());
        return new SceneItem.Told(
                order,
                ledger.features().request(holding.requestId()),
                ledger.candidates().scene(order.itemType(), holding.sceneId()).orElse(null));
    }
}
