package dev.swath.step.download;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.LinkTrouble;
import dev.swath.io.base.Redirects;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Links;
import dev.swath.io.store.Store;
import dev.swath.io.store.fetch.Transfer;
import dev.swath.model.Answer;
import dev.swath.model.Delivery;
import dev.swath.model.Fetch;
import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Handler;

/** Brings a file from the provider's storage to its place: streamed, verified, then named, then committed. */
public final class StreamFile {
    private final Landing landing;
    private final Transfer transfer;
    private final ManifestTransfer manifest;
    private final Redirects redirects;
    private final Links links;
    private final Clock clock;

    public StreamFile(Ledger ledger, Store store, Links links, HttpFetch http, Rules rules, Clock clock) {
        this.landing = new Landing(ledger, store, clock, rules);
        this.redirects = new Redirects(http, rules.hosts());
        this.transfer = new Transfer(
                store,
                redirects,
                file -> rules.overwrites() || ledger.stock().isWantedAgain(file.id()),
                Delivery::label);
        this.manifest = new ManifestTransfer(store, redirects);
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param hosts hosts that files may come from, each with its subdomains; empty = any, over https
     * @param topUpWait time before scenes that an order did not deliver are ordered anew
     * @param describes whether a description is written beside each scene
     * @param overwrites whether files replace even what seems to be the same
     */
    public record Rules(List<String> hosts, Duration topUpWait, boolean describes, boolean overwrites) {}

    /**
     * @param hop the provider's answer to the link: where the file lies. Should it be the file itself, it is asked for
     *     once more, for a message is no place for it
     * @throws Trouble when the file did not come; what came of it is kept if it is of use
     */
    @Handler
    public void stream(Answer hop) {
        var fetch = hop.about(Fetch.class);
        var delivery = fetch.delivery();
        try {
            var file = storage(hop);
            var stored = delivery.isManifest() ? manifest.fetch(fetch, file) : transfer.fetch(fetch, file);
            landing.landed(fetch.claim(), delivery, stored);
        } catch (Expired expired) {
            // the order's other links are as old as this one
            links.forget(delivery.planetId());
            throw expired;
        }
    }

    private URI storage(Answer hop) {
        var link = hop.call().uri();
        if (hop.status() == 0) {
            throw hop.failure() instanceof Trouble known
                    ? known
                    : new Unavailable(
                            "unreachable", LinkTrouble.where(link) + " did not answer; it will be tried again");
        }
        if (hop.status() == 200) {
            return link;
        }
        if (hop.status() / 100 == 3) {
            return redirects.next(link, hop.header("location"));
        }
        throw LinkTrouble.ofStatus(link, hop.status(), hop.header("retry-after").orElse(null), clock.instant());
    }
}
