package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.integer;
import static dev.swath.app.wiring.Key.service;

import java.util.List;

/** The settings of the STAC services that scenes of composites are searched at. */
final class StacKeys {
    static final List<Key> ALL = List.of(
            service(
                    "stac.url",
                    "https://earth-search.aws.element84.com/v1",
                    "Address of the STAC API that composites are made from; plain http only on this machine."),
            integer("stac.interval-ms", 250, 1, 600_000, "Milliseconds between two calls of the STAC API.")
                    .asLive());

    private StacKeys() {}
}
