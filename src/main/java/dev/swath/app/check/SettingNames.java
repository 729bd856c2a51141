package dev.swath.app.check;

import dev.swath.app.wiring.Closest;
import dev.swath.app.wiring.Settings;
import java.util.regex.Pattern;

/** Every placeholder in a route names a setting. */
final class SettingNames implements Rule {
    private static final Pattern AT_START = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern LIVE = Pattern.compile("\\$\\{properties(?:Exist)?:([^}:]*)[^}]*}");

    private final Settings settings;

    SettingNames(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(RouteSet set, Problems problems) {
        set.raw().stream().flatMap(Node::everything).forEach(node -> {
            AT_START.matcher(node.text()).results().forEach(match -> check(node, match.group(1), problems));
            LIVE.matcher(node.text()).results().forEach(match -> check(node, match.group(1), problems));
        });
    }

    private void check(Node node, String name, Problems problems) {
        if (!settings.knows(name)) {
            problems.add(node, "there is no setting called '" + name + "'" + Closest.hint(name, Settings.names()));
        }
    }

    /** The text with the settings in force in place of {@code {{…}}}. */
    String resolve(String text) {
        return AT_START.matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        settings.knows(match.group(1)) ? settings.text(match.group(1)) : match.group()));
    }
}
