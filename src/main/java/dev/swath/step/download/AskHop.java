package dev.swath.step.download;

import dev.swath.model.Call;
import dev.swath.model.Fetch;
import org.apache.camel.Handler;

/** Asks the provider where in its storage a file lies. The answer is a redirect, which the gate must not follow. */
public final class AskHop {
    /** @throws IllegalStateException when there is no link to ask: a step is missing in the route */
    @Handler
    public Call ask(Fetch fetch) {
        var link = fetch.link();
        if (link == null) {
            throw new IllegalStateException(
                    "no link to " + fetch.delivery().path() + ": ask for the order's links first");
        }
        return new Call("GET", link, null, fetch);
    }
}
