package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The operator's side of the sandbox, not part of any simulated service: its journal and its faults over HTTP. */
final class Control {
    private final Journal journal;
    private final Faults faults;

    Control(Journal journal, Faults faults) {
        this.journal = journal;
        this.faults = faults;
    }

    Reply journal(Call call) {
        String word = call.query("word", "");
        ObjectNode answer = Json.object();
        ObjectNode counts = answer.putObject("counts");
        journal.counts().forEach(counts::put);
        ObjectNode accepted = answer.putObject("accepted_orders");
        journal.acceptedOrders().forEach(accepted::put);
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
}
