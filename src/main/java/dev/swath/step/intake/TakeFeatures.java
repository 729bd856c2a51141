package dev.swath.step.intake;

import dev.swath.io.ledger.Features;
import dev.swath.io.ledger.Ledger;
import java.util.ArrayList;
import org.apache.camel.Handler;

/**
 * Turns a block of rows into features of the ledger: reprojected, repaired, measured, with their terms. A row that
 * cannot be used is set aside with its reason; it harms no other.
 */
public final class TakeFeatures {
    private final Ledger ledger;
    private final FeatureReader reader;

    /**
     * @param maxVertices most vertices of a clip shape
     * @param maxMonths longest period of one search, in months
     */
    public TakeFeatures(Ledger ledger, int maxVertices, int maxMonths) {
        this.ledger = ledger;
        reader = new FeatureReader(maxVertices, maxMonths);
    }

    @Handler
    public void take(Reading.Block block) {
        var taken = new ArrayList<Features.Taken>(block.features().size());
        for (var raw : block.features()) {
            block.reading().content.addFeature(raw.row(), raw.geometry(), raw.attributes());
            taken.add(reader.read(block, raw));
        }
        ledger.features().add(taken);
    }
}
