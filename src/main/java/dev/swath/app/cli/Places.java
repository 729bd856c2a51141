package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.io.arrival.Arrivals;
import dev.swath.io.ledger.History.Place;

/** Where files lie, as a person finds them. */
final class Places {
    private static final String DISK = "file:";

    private final String root;
    private final String catalog;

    Places(Settings settings) {
        var url = settings.text("store.url");
        catalog = settings.text("catalog.folder");
        root = url.startsWith(DISK)
                ? settings.home()
                        .resolve(url.substring(DISK.length()))
                        .normalize()
                        .toString()
                : url.replaceFirst("/+$", "");
    }

    /** Where all of them lie. */
    String root() {
        return root;
    }

    /** Folder of the catalog's documents below it; empty = none are written. */
    String catalog() {
        return catalog;
    }

    /** @param target relative to the store's root */
    String of(String target) {
        return Arrivals.isOne(target) ? target : root + "/" + target;
    }

    String line(Place place) {
        return (place.lies() ? "lies at " : "will lie at ") + of(place.target()) + (place.linked() ? " (shared)" : "");
    }
}
