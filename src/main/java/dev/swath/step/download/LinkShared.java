package dev.swath.step.download;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Shares.Standing;
import dev.swath.io.store.Store;
import dev.swath.io.store.layout.Layout;
import dev.swath.io.store.layout.Named;
import dev.swath.model.Claim;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Handler;

/**
 * Gives a request the files of the order that bought the same scenes: each verified where it lies, then put under the
 * request's own path without copying its bytes.
 */
public final class LinkShared {
    private final Ledger ledger;
    private final Store store;

    public LinkShared(Ledger ledger, Store store) {
        this.ledger = ledger;
        this.store = store;
    }

    @Handler
    public void link(Claim claim) {
        var standing = ledger.shares().standing(claim);
        switch (Sharing.of(standing)) {
            case PLAN_ANEW -> ledger.shares().planAnew(claim);
            case AWAIT -> ledger.shares().await(claim);
            case GIVE_UP -> ledger.work().fail(claim, Sharing.why(standing));
            case LINK -> link(claim, standing);
        }
    }

    private void link(Claim claim, Standing standing) {
        var targets = ledger.shares().places(claim, targets(standing));
        for (var file : standing.files()) {
            if (!store.isIntact(file)) {
                ledger.shares().fetchAgain(claim, file.id());
                return;
            }
            store.link(file, Objects.requireNonNull(targets.get(file.id())), claim.lease());
        }
        var trouble = standing.trouble();
        if (trouble != null) {
            ledger.work().fail(claim, new Reason("incomplete", "some of its files did not come: " + trouble.text()));
        } else if (!Sharing.isWhole(standing)) {
            ledger.work().fail(claim, new Reason("incomplete", "the order that owns its scenes has no file of some"));
        } else {
            ledger.shares().done(claim);
        }
    }

    private Map<String, String> targets(Standing standing) {
        var request = ledger.features().request(standing.share().requestId());
        var order = ledger.orders().get(standing.share().orderId());
        var settings =
                ledger.jobs().get(standing.share().jobId()).map(Job::settings).orElse(Map.of());
        var files = standing.files();
        var day = MosaicDay.of(ledger, order);
        var names = files.stream()
                .map(file -> new Named(file.path(), file.itemId(), day))
                .toList();
        var wanted = Layout.of(settings).targets(request, order, names);
        Map<String, String> targets = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            targets.put(files.get(i).id(), wanted.get(i));
        }
        return targets;
    }
}
