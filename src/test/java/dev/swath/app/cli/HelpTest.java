package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** How every verb explains itself on a terminal of 80 columns. */
class HelpTest {
    static Stream<CommandLine> verbs() {
        return Verbs.commandLine().getSubcommands().entrySet().stream()
                .filter(verb -> !verb.getKey().equals("help"))
                .map(Map.Entry::getValue);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void it_has_examples_that_fit_and_no_line_break_in_a_sentence(CommandLine verb) {
        var usage = verb.setUsageHelpWidth(80).getUsageMessage();
        assertThat(usage).contains("Examples:\n  ", "--set", "--json");
        assertThat(usage.lines()).allMatch(line -> line.length() <= 80);
        // picocli wraps by itself: each paragraph ends as a sentence does, and breaks at no dot within a word
        assertThat(verb.getCommandSpec().usageMessage().description()).allMatch(paragraph -> paragraph.endsWith("."));
        assertThat(usage.lines().filter(line -> line.matches(".*[a-z]+\\.$")).map(String::strip))
                .allMatch(line -> isEndOfSentence(usage, line));
    }

    @Test
    void list_of_verbs_is_the_same_when_verbs_are_not_read() {
        var list = Verbs.commandLine("--help").getUsageMessage();

        assertThat(list).isEqualTo(Verbs.commandLine().getUsageMessage()).contains("submit", "help");
    }

    private static boolean isEndOfSentence(String usage, String line) {
        int end = usage.indexOf(line) + line.length();
        var rest = usage.substring(end).stripLeading();
        return rest.isEmpty() || !Character.isLowerCase(rest.charAt(0));
    }
}
