package dev.swath.journey;

import dev.swath.app.gate.Gate;
import dev.swath.io.ledger.SqlLedger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;

/** A process that calls a service at the pace of a ledger: {@code URL LEDGER INTERVAL-MS CALLS}. */
final class PacedCaller {
    private PacedCaller() {}

    public static void main(String[] args) throws Exception {
        var clock = Clock.systemUTC();
        var holder = String.valueOf(ProcessHandle.current().pid());
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + args[1], clock, holder)) {
            var gate = new Gate("list/paced", ledger.gates(), clock, 1);
            var http = HttpClient.newHttpClient();
            var call = HttpRequest.newBuilder(URI.create(args[0])).build();
            // the first call of a process is slow to leave: it goes elsewhere
            http.send(
                    HttpRequest.newBuilder(URI.create(args[0]).resolve("/compute/ops/bundles/spec"))
                            .build(),
                    BodyHandlers.discarding());
            for (int i = 0; i < Integer.parseInt(args[3]); i++) {
                gate.await(Long.parseLong(args[2]));
                Gate.sending();
                http.send(call, BodyHandlers.discarding());
            }
        }
    }
}
