package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What verbs tell on standard output. */
final class Verb {
    private Verb() {}

    /** The only JSON document of a verb, whose exit code is that of the process. */
    static JsonNode json(Campaign campaign, int exit, String... words) throws IOException {
        var all = new ArrayList<>(List.of(words));
        all.add("--json");
        var json = new ObjectMapper().readTree(said(campaign, exit, all.toArray(String[]::new)));
        assertThat(json.path("exit").asInt(-1)).isEqualTo(exit);
        return json;
    }

    /** What people read. */
    static String said(Campaign campaign, int exit, String... words) {
        var said = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(campaign.swath(words)).as(campaign.stderr()).isEqualTo(exit);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
