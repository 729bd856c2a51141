package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.swath.app.sandbox.chance.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules in force. Of several that strike a request the oldest wins; all of them count it. Thread-safe. */
public final class Faults {
    private static final class Armed {
        private final Fault fault;
        private int seen;

        private Armed(Fault fault) {
            this.fault = fault;
        }
    }

    private final List<Armed> rules = new ArrayList<>();
    private final long seed;

    Faults(long seed) {
        this.seed = seed;
    }

    public synchronized void add(Fault fault) {
        rules.add(new Armed(fault));
    }

    public synchronized void clear() {
        rules.clear();
    }

    public synchronized List<Fault> rules() {
        return rules.stream().map(armed -> armed.fault).toList();
    }

    /** What shall go wrong with a request that has just arrived. */
    synchronized @Nullable Fault next(String word, String uri) {
        Fault struck = null;
        for (int i = 0; i < rules.size(); i++) {
            Armed armed = rules.get(i);
            Fault fault = armed.fault;
            if (!fault.word().equals(word) || !uri.contains(fault.within())) {
                continue;
            }
            armed.seen++;
            boolean turn = armed.seen >= fault.nth() && armed.seen - fault.nth() < fault.count();
            boolean luck = Chance.unit(Chance.mix(seed, i), armed.seen) < fault.probability();
            if (struck == null && turn && luck) {
                struck = fault;
            }
        }
        return struck;
    }

    /** Adds rules written as JSON: {@code [{"word","kind","nth","count","probability","within",…settings}]}. */
    synchronized void add(JsonNode list) {
        var read = new ArrayList<Fault>();
        for (JsonNode rule : list.isArray() ? list : Json.array().add(list)) {
            read.add(read(rule));
        }
        read.forEach(this::add);
    }

    private static Fault read(JsonNode rule) {
        var settings = new TreeMap<String, String>();
        rule.forEachEntry((name, value) -> settings.put(name, value.asText()));
        List.of("word", "kind", "nth", "count", "probability", "within").forEach(settings::remove);
        // without nth, count or probability a rule strikes once
        boolean lasting = rule.has("probability") && !rule.has("count");
        try {
            return new Fault(
                    rule.path("word").asText(),
                    Kind.of(rule.path("kind").asText()),
                    rule.path("nth").asInt(1),
                    rule.path("count").asInt(lasting ? Integer.MAX_VALUE : 1),
                    rule.path("probability").asDouble(1),
                    rule.path("within").asText(""),
                    settings);
        } catch (IllegalArgumentException unusable) {
            throw Problem.general(unusable.getMessage() == null ? "unusable rule" : unusable.getMessage());
        }
    }

    synchronized ArrayNode json() {
        ArrayNode list = Json.array();
        for (Armed armed : rules) {
            Fault fault = armed.fault;
            var rule = list.addObject()
                    .put("word", fault.word())
                    .put("kind", fault.kind().word())
                    .put("nth", fault.nth())
                    .put("count", fault.count())
                    .put("probability", fault.probability())
                    .put("within", fault.within())
                    .put("seen", armed.seen);
            fault.settings().forEach(rule::put);
        }
        return list;
    }
}
