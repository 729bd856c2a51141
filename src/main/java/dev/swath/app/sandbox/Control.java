package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The operator's side of the sandbox, not part of any simulated service: its journal, its faults and its key over HTTP. */
final class Control {
    private final Journal journal;
    private final Faults faults;
    private final Access access;

    Control(Journal journal, Faults faults, Access access) {
        this.journal = journal;
        this.faults = faults;
        this.access = access;
    }

    Reply journal(Call call) {
        String word = call.query("word", "");
        ObjectNode answer = Json.object();
        ObjectNode counts = answer.putObject("counts");
        journal.counts().forEach(counts::put);
        ObjectNode accepted = answer.putObject("accepted_orders");
        journal.acceptedOrders().forEach(accepted::put);
        ObjectNode charged = answer.putObject("charged_sqkm");
        journal.chargedSquareKm().forEach(charged::put);
        var entries = answer.putArray("entries");
        for (Journal.Entry entry : journal.entries()) {
            if (word.isEmpty() || word.equals(entry.word())) {
                entries.addObject()
                        .put("id", entry.id())
                        .put("nanos", entry.nanos())
                        .put("epoch_millis", entry.epochMillis())
                        .put("method", entry.method())
                        .put("path", entry.path())
                        .put("word", entry.word())
                        .put("order", entry.order())
                        .put("accepted", entry.accepted())
                        .put("charged_sqkm", entry.chargedSquareKm())
                        .put("status", entry.status())
                        .put("bytes", entry.bytes());
            }
        }
        return Reply.json(200, answer);
    }

    Reply clearJournal(Call call) {
        journal.clear();
        return Reply.json(200, Json.object());
    }

    Reply faults(Call call) {
        return Reply.json(200, faults.json());
    }

    Reply addFaults(Call call) {
        faults.add(call.json());
        return faults(call);
    }

    Reply clearFaults(Call call) {
        faults.clear();
        return faults(call);
    }

    Reply restoreKey(Call call) {
        access.restore();
        return Reply.json(200, Json.object());
    }
}
