package dev.swath.step.catalog.item;

import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.write.ItemDraft;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Delivered scenes as items, as the ledger has them now. */
public final class SceneItems {
    private final Ledger ledger;

    public SceneItems(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param address of a file, by its target in the store
     * @return nothing when no file of it lies there any more
     */
    public Optional<ItemDraft> draft(Entry entry, UnaryOperator<String> address) {
        return ledger.catalogSearch().holding(entry).map(holding -> new SceneItem(entry, holding, told(holding))
                .draft(address));
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
