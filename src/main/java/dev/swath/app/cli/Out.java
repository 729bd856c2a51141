package dev.swath.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a verb prints on standard output: plain lines, or one JSON document. */
final class Out {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Out() {}

    private static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    /** A line for people; nothing when machines listen. */
    static void say(Common common, String line) {
        if (!common.json) {
            out().println(line);
        }
    }

    /** The result for machines; nothing when people listen. */
    static void json(Common common, Map<String, ?> result) {
        if (common.json) {
            try {
                out().println(JSON.writeValueAsString(result));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a result that is no JSON", e);
            }
        }
    }
}
