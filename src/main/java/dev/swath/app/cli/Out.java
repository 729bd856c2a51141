package dev.swath.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a verb prints on standard output: plain lines, or one JSON document. */
final class Out {
    /** Loaded when machines listen: it is a tenth of a second of a quick verb. */
    private static final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    }

    private Out() {}

    static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    /** A line for people; nothing when machines listen. */
    static void say(Common common, String line) {
        if (!common.isForMachines()) {
            out().println(line);
        }
    }

    /** The result for machines; it is printed with the exit code when the verb ends. */
    static void json(Common common, Map<String, ?> result) {
        common.result = result;
    }

    /** For machines that go on while the verb runs. */
    static void jsonNow(Common common, Map<String, ?> result) {
        if (common.json) {
            print(result);
        }
        common.result = null;
    }

    static void print(Map<String, ?> document) {
        try {
            out().println(Json.MAPPER.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that is no JSON", e);
        }
    }

    /** {@code 1 order}, {@code 2 orders}. */
    static String count(long n, String noun) {
        return count(n, noun, noun + "s");
    }

    static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
