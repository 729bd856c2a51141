package dev.swath.app.cli;

import dev.swath.app.inbox.ReportCopies;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What lies in the store and is no file of the ledger's; asked for in blocks. */
final class Strays {
    private static final int BLOCK = 500;

    private final Ledger ledger;
    private final Store store;
    private final String catalog;
    private final List<String> block = new ArrayList<>();

    /** @param catalog folder of the catalog's documents; empty = none are written */
    Strays(Ledger ledger, Store store, String catalog) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.store = store;
    }

    void each(Consumer<String> stray) {
        store.list(name -> {
            boolean isDocument = !catalog.isEmpty() && name.startsWith(catalog + "/");
            if (isDocument || name.startsWith(ReportCopies.FOLDER)) {
                return;
            }
            block.add(name);
            if (block.size() == BLOCK) {
                ask(stray);
            }
        });
        ask(stray);
    }

    private void ask(Consumer<String> stray) {
        ledger.stock().unknown(block).forEach(stray);
        block.clear();
    }
}
