package dev.swath.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Colours of the pages, by day and by night, against WCAG 2.2: 4.5 for text (1.4.3), 3 for what is drawn (1.4.11). */
class ContrastTest {
    private static final Pattern ROOT = Pattern.compile(":root \\{(.*?)}", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("--([a-z]+): ([^;]+);");
    private static final List<String> STATES = List.of("waiting", "working", "done", "held", "failed", "aside", "soft");
    private static final double TEXT = 4.5;
    private static final double DRAWN = 3;

    /** By day, then by night. */
    private static List<Map<String, String>> themes() throws IOException {
        String css;
        try (var in = ContrastTest.class.getResourceAsStream("/console/console.css")) {
            css = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        var themes = new ArrayList<Map<String, String>>();
        var blocks = ROOT.matcher(css);
        while (blocks.find()) {
            var theme = new HashMap<String, String>(themes.isEmpty() ? Map.of() : themes.get(0));
            var named = NAMED.matcher(blocks.group(1));
            while (named.find()) {
                theme.put(named.group(1), named.group(2));
            }
            themes.add(theme);
        }
        assertThat(themes).hasSize(2);
        return themes;
    }

    /** Red, green and blue, 0 to 1. */
    private static double[] colour(Map<String, String> theme, String name) {
        var hex = Objects.requireNonNull(theme.get(name), name).replace("#", "");
        int step = hex.length() / 3;
        var colour = new double[3];
        for (int i = 0; i < 3; i++) {
            var digits = hex.substring(i * step, (i + 1) * step);
            colour[i] = Integer.parseInt(step == 1 ? digits + digits : digits, 16) / 255.0;
        }
        return colour;
    }

    /** As {@code color-mix(in srgb, …)} has it. */
    private static double[] tinted(Map<String, String> theme, String name, String ground) {
        double share = Double.parseDouble(theme.getOrDefault("tint", "").replace("%", "")) / 100;
        var one = colour(theme, name);
        var other = colour(theme, ground);
        var mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = share * one[i] + (1 - share) * other[i];
        }
        return mixed;
    }

    /** Relative luminance. */
    private static double light(double[] colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += weights[i] * (colour[i] <= 0.04045 ? colour[i] / 12.92 : Math.pow((colour[i] + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(double[] one, double[] other) {
        double high = Math.max(light(one), light(other));
        double low = Math.min(light(one), light(other));
        return (high + 0.05) / (low + 0.05);
    }

    @Test
    void textIsRead_onEveryGround_byDayAndByNight() throws Exception {
        for (var theme : themes()) {
            for (var ground : List.of("paper", "ground")) {
                for (var text : List.of("ink", "soft", "accent", "failed")) {
                    assertThat(contrast(colour(theme, text), colour(theme, ground)))
                            .as("%s on %s", text, ground)
                            .isGreaterThanOrEqualTo(TEXT);
                }
            }
            for (var state : STATES) {
                assertThat(contrast(colour(theme, state), tinted(theme, state, "paper")))
                        .as("chip %s", state)
                        .isGreaterThanOrEqualTo(TEXT);
            }
            assertThat(contrast(colour(theme, "paper"), colour(theme, "accent")))
                    .as("button")
                    .isGreaterThanOrEqualTo(TEXT);
            assertThat(contrast(colour(theme, "ink"), tinted(theme, "accent", "paper")))
                    .as("the page one is on")
                    .isGreaterThanOrEqualTo(TEXT);
        }
    }

    @Test
    void statesAreTold_fromTheMapAndTheGauge() throws Exception {
        for (var theme : themes()) {
            for (var state : STATES) {
                for (var ground : List.of("land", "sea", "paper")) {
                    assertThat(contrast(colour(theme, state), colour(theme, ground)))
                            .as("%s on %s", state, ground)
                            .isGreaterThanOrEqualTo(DRAWN);
                }
            }
            assertThat(contrast(colour(theme, "accent"), colour(theme, "line")))
                    .as("gauge")
                    .isGreaterThanOrEqualTo(DRAWN);
        }
    }
}
