package dev.swath.step.ingest;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.LinkTrouble;
import dev.swath.io.base.Redirects;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.Multihash;
import dev.swath.io.store.Store;
import dev.swath.io.store.fetch.Transfer;
import dev.swath.model.Asset;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Fetch;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import java.util.List;
import org.apache.camel.Handler;

/**
 * Brings an asset to its place, whole: verified by the checksum and the size that its item states; where it states none,
 * by the length that the server gives and the first bytes of a TIFF. One that lies verified in its place is not fetched.
 */
public final class FetchAsset {
    private final Ledger ledger;
    private final Store store;
    private final Transfer transfer;

    /** @param hosts hosts that a server may lead to, each with its subdomains; empty = any, over https */
    public FetchAsset(Ledger ledger, Store store, HttpFetch http, List<String> hosts) {
        this.ledger = ledger;
        this.store = store;
        this.transfer = new Transfer(store, new Redirects(http, hosts), file -> false, new ExpectedAsset());
    }

    /** @throws Trouble when it did not come; what came of it is kept if it is of use */
    @Handler
    public void fetch(Claim claim) {
        var asset = ledger.assets().get(claim.workId());
        var scheme = asset.href().getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw new Refused(
                    "unknown-scheme",
                    "asset " + asset.key() + " lies at " + scheme + "://" + LinkTrouble.where(asset.href())
                            + ": only https is fetched, choose a service that offers it so");
        }
        var file = file(claim, asset);
        var stored =
                store.verified(file).orElseGet(() -> transfer.fetch(new Fetch(claim, file, null, false), asset.href()));
        ledger.assets().stored(claim, asset, stored);
    }

    private static Delivery file(Claim claim, Asset asset) {
        var checksum = Multihash.read(asset.checksum());
        return new Delivery(
                asset.id(),
                claim.jobId(),
                asset.sceneId(),
                "",
                asset.target(),
                asset.target(),
                asset.bytes(),
                checksum.filter(hash -> hash.algorithm().equals("SHA-256"))
                        .map(Multihash::hex)
                        .orElse(null),
                checksum.filter(hash -> hash.algorithm().equals("MD5"))
                        .map(Multihash::hex)
                        .orElse(null),
                null);
    }
}
