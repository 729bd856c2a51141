package dev.swath.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Three percents, as {@code 80,10,10} or, as ftw-dataset-tools take them, as three words. */
final class ThreeShares implements IParameterConsumer {
    private static final String NUMBER = "[+-]?\\d+(\\.\\d*)?";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli hands its words over as a Stack
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec verb) {
        if (words.isEmpty()) {
            throw new ParameterException(verb.commandLine(), "--split-percents: give three percents, as 80,10,10");
        }
        List<String> shares = new ArrayList<>(List.of(words.pop()));
        while (shares.get(0).matches(NUMBER)
                && shares.size() < 3
                && !words.isEmpty()
                && words.peek().matches(NUMBER)) {
            shares.add(words.pop());
        }
        option.setValue(String.join(" ", shares));
    }
}
