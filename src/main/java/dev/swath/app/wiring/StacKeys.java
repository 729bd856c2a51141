package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.integer;
import static dev.swath.app.wiring.Key.onOff;
import static dev.swath.app.wiring.Key.service;
import static dev.swath.app.wiring.Key.text;

import java.util.List;

/** The settings of the STAC services that scenes of composites and datasets are searched at, and of how their assets come. */
final class StacKeys {
    static final List<Key> ALL = List.of(
            service(
                    "stac.url",
                    "https://earth-search.aws.element84.com/v1",
                    "Address of the STAC API that composites are made from; plain http only on this machine. Collections"
                            + " besides sentinel-2-l2a, sentinel-2-c1-l2a and landsat-c2-l2 are told by"
                            + " stac.collection.ID.bands, .mask, .mask-kind, .scale, .offset, .nodata and"
                            + " .requester-pays."),
            integer("stac.interval-ms", 250, 1, 600_000, "Milliseconds between two calls of the STAC API.")
                    .asLive(),
            text("composite.collection", "sentinel-2-l2a", "Collection that composites are made of if none is named."),
            onOff(
                    "ingest.clip",
                    false,
                    "Whether of an asset only the window over the area comes, as a COG of its own; else the whole."),
            onOff(
                    "ingest.requester-pays",
                    false,
                    "Whether assets are fetched that cost the reader money, as those of landsat-c2-l2, by AWS's own"
                            + " credentials."),
            onOff(
                    "ingest.s3-sign",
                    false,
                    "Whether s3:// assets of buckets that cost nothing are asked for with AWS's own credentials, too."),
            text("ingest.s3-region", "us-west-2", "Region of the buckets of s3:// assets."),
            text("ingest.s3-endpoint", "", "Address of another S3 server for s3:// assets; empty = Amazon's."),
            text(
                    "ingest.sas-host",
                    "blob.core.windows.net",
                    "Hosts below this one want a token of the Planetary Computer; HOST:PORT of this machine for a"
                            + " rehearsal; empty = none do."),
            service(
                    "ingest.sas-url",
                    "https://planetarycomputer.microsoft.com/api/sas/v1",
                    "Address that gives these tokens; plain http only on this machine."),
            integer(
                    "dataset.workers",
                    4,
                    1,
                    16,
                    "Chips of datasets, each with one season, that are worked on at once."),
            integer(
                            "dataset.queue",
                            200,
                            1,
                            10_000,
                            "Chips of datasets, each with one season, that are claimed at once.")
                    .asLive());

    private StacKeys() {}
}
