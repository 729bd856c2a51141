package dev.swath.step.download;

import dev.swath.app.wiring.LedgerUploads;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Redirects;
import dev.swath.io.base.S3Clients;
import dev.swath.io.base.S3Server;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.io.store.fetch.Transfer;
import dev.swath.io.store.s3.S3Rules;
import dev.swath.io.store.s3.S3Store;
import dev.swath.model.Claim;
import dev.swath.model.Fetch;
import dev.swath.model.Route;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** One file from its source into a bucket, in a process that may be killed. */
final class RelayProcess {
    private RelayProcess() {}

    /** @param args ledger, id of the delivery, lease, link, S3 endpoint, bucket */
    public static void main(String[] args) {
        var clock = Clock.systemUTC();
        var rules = new S3Rules(
                args[5],
                "relayed/",
                S3Rules.LEAST_PART_BYTES,
                false,
                S3Rules.Share.COPY,
                S3Rules.Conditional.AUTO,
                null,
                null,
                null);
        try (var ledger = SqlLedger.open(args[0], clock, "relay");
                var client = S3Clients.open(
                        S3Server.access(URI.create(args[4]), false), S3Server.http(), S3Server.credentials());
                var store = new S3Store(client, rules, new LedgerUploads(ledger.uploads()), clock);
                var http = new HttpFetch(S3Server.http(), clock)) {
            var delivery = ledger.deliveries().get(args[1]);
            var claim = new Claim(args[1], delivery.jobId(), Route.DOWNLOAD, args[2], 0);
            new Transfer(store, new Redirects(http, List.of()), file -> false, file -> file.path())
                    .fetch(new Fetch(claim, delivery, null, false), URI.create(args[3]));
        }
    }
}
