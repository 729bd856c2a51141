package dev.swath.app.check;

import dev.swath.app.wiring.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers in the arguments of a bean's method: a literal, or a setting that is read on every call. */
final class Amount {
    private static final Pattern LIVE = Pattern.compile("\\$\\{properties:([^}:]+)(:[^}]*)?}");
    private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|\\$\\{[^}]*}|[^,\\s']+");

    private Amount() {}

    static boolean isPositive(String number) {
        return number.matches("0*[1-9]\\d{0,8}");
    }

    /** The arguments of {@code take('search', ${properties:search.workers})}, quotes taken off. */
    static List<String> arguments(String method) {
        int open = method.indexOf('(');
        int close = method.lastIndexOf(')');
        var arguments = new ArrayList<String>();
        if (open >= 0 && close > open) {
            ARGUMENT.matcher(method.substring(open + 1, close))
                    .results()
                    .forEach(match -> arguments.add(match.group(1) == null ? match.group() : match.group(1)));
        }
        return arguments;
    }

    /** What is wrong with a pace or a bound; empty when nothing is. */
    static Optional<String> fault(String argument, Settings settings) {
        var live = LIVE.matcher(argument);
        if (!live.matches()) {
            return isPositive(argument)
                    ? Optional.empty()
                    : Optional.of("must be a whole number of 1 or more, or ${properties:…}, was '" + argument + "'");
        }
        var name = live.group(1);
        return !settings.knows(name) || isPositive(settings.text(name))
                ? Optional.empty()
                : Optional.of("needs a setting that is a whole number of 1 or more, but " + name + " is '"
                        + settings.text(name) + "'");
    }

    /** The setting that an argument names; empty for a literal. */
    static Optional<String> setting(String argument) {
        var live = LIVE.matcher(argument);
        return live.matches() ? Optional.of(live.group(1)) : Optional.empty();
    }
}
