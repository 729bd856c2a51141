package dev.swath.step.download;

import dev.swath.io.planet.Links;
import dev.swath.io.planet.OrderDocument;
import dev.swath.model.Answer;
import dev.swath.model.Delivery;
import dev.swath.model.Fetch;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import org.apache.camel.Handler;

/** Keeps all links of an order that was just looked at, and goes on with the one that was wanted. */
public final class KeepLinks {
    private final Links links;

    public KeepLinks(Links links) {
        this.links = links;
    }

    /**
     * @throws Refused code {@code not-listed} when the order does not have the file, {@code not-delivered} when the
     *     provider failed to make it
     * @throws Unavailable code {@code not-ready} when its link is not there yet
     */
    @Handler
    public Fetch keep(Answer answer) {
        var fetch = answer.about(Fetch.class);
        var delivery = fetch.delivery();
        var order = OrderDocument.read(answer);
        var minted = order.links();
        links.keep(delivery.planetId(), minted);
        var link = minted.get(delivery.path());
        if (link == null) {
            throw missing(order, delivery);
        }
        return new Fetch(fetch.claim(), delivery, link, false);
    }

    private static Trouble missing(OrderDocument order, Delivery delivery) {
        var file = "order " + delivery.planetId() + " at Planet ";
        var result = order.results().stream()
                .filter(listed -> listed.name().equals(order.id() + "/" + delivery.path())
                        || listed.name().equals(delivery.path()))
                .findFirst();
        if (result.isEmpty() && order.isFinal()) {
            return new Refused("not-listed", file + "does not list " + delivery.path() + "; ask Planet's support");
        }
        if (result.filter(listed -> listed.delivery().equals("failed")).isPresent()) {
            return new Refused(
                    "not-delivered", file + "failed to deliver " + delivery.path() + "; ask Planet's support");
        }
        return new Unavailable("not-ready", file + "has no link to " + delivery.path() + " yet");
    }
}
