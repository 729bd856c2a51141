package dev.swath.step.dataset.make;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.locationtech.jts.geom.Envelope;

/**
 * Where the chips lie, as an SVG picture: longitude to the right, latitude up, in the proportions of the middle. Chips that
 * fall onto the same spot are drawn once, so that the picture does not grow with them for ever.
 */
final class ChipMap {
    static final String SPLITS = "Chips by split";
    static final String COVERAGE = "Chips by coverage";

    private static final double WIDTH = 860;
    private static final double MOST_HEIGHT = 640;
    private static final double LEAST_SIDE = 2;
    private static final double MARGIN = 12;
    private static final double LEGEND = 26;

    private final List<PlannedChip> chips;
    private final Envelope around = new Envelope();
    private final double first;
    private final double perLongitude;
    private final double perLatitude;

    private ChipMap(List<PlannedChip> chips) {
        this.chips = chips;
        this.first = chips.isEmpty() ? 0 : chips.get(0).box().centre().x;
        chips.forEach(chip -> around.expandToInclude(near(chip.box())));
        double narrow = chips.isEmpty() ? 1 : Math.cos(Math.toRadians(around.centre().y));
        double wide = Math.max(1e-6, around.getWidth() * narrow);
        perLatitude = Math.min((WIDTH - 2 * MARGIN) / wide, MOST_HEIGHT / Math.max(1e-6, around.getHeight()));
        perLongitude = perLatitude * narrow;
    }

    static String bySplit(List<PlannedChip> chips) {
        var colours = new LinkedHashMap<String, String>();
        colours.put("train", "#2b7bba");
        colours.put("val", "#f0a202");
        colours.put("test", "#c8325a");
        colours.put(SummaryFacts.NO_SPLIT, "#8a8a8a");
        return new ChipMap(chips).svg(SPLITS, colours, SummaryFacts::split);
    }

    static String byCoverage(List<PlannedChip> chips) {
        var colours = new LinkedHashMap<String, String>();
        colours.put("covered below 10 %", "#c7e3b4");
        colours.put("covered 10 to 50 %", "#63b35c");
        colours.put("covered 50 % and more", "#1d6b35");
        return new ChipMap(chips).svg(COVERAGE, colours, SummaryFacts::coverage);
    }

    private String svg(String title, Map<String, String> colours, Function<PlannedChip, String> kind) {
        Map<String, Set<String>> squares = new LinkedHashMap<>();
        colours.keySet().forEach(name -> squares.put(name, new LinkedHashSet<>()));
        chips.forEach(chip ->
                squares.getOrDefault(kind.apply(chip), new LinkedHashSet<>()).add(square(near(chip.box()))));
        squares.values().removeIf(Set::isEmpty);
        colours.keySet().retainAll(squares.keySet());
        double height = around.getHeight() * perLatitude + 2 * MARGIN + LEGEND;
        var svg = new StringBuilder(text(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\""
                        + " role=\"img\" aria-label=\"%s\">\n<title>%s</title>\n",
                WIDTH, height, WIDTH, height, title, title));
        colours.forEach((name, colour) -> svg.append(text(
                "<path fill=\"%s\" stroke=\"#fff\" stroke-width=\".3\" d=\"%s\"/>\n",
                colour, String.join("", squares.getOrDefault(name, Set.of())))));
        return svg.append(legend(colours, height)).append("</svg>").toString();
    }

    private String legend(Map<String, String> colours, double height) {
        var legend = new StringBuilder("<g font-family=\"sans-serif\" font-size=\"13\">\n");
        double x = MARGIN;
        for (Map.Entry<String, String> colour : colours.entrySet()) {
            legend.append(text(
                    "<rect x=\"%.0f\" y=\"%.0f\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%.0f\" y=\"%.0f\">%s</text>\n",
                    x, height - 18, colour.getValue(), x + 16, height - 7, colour.getKey()));
            x += 40 + 7.0 * colour.getKey().length();
        }
        if (!chips.isEmpty()) {
            legend.append(text(
                    "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"end\">%.3f, %.3f to %.3f, %.3f</text>\n",
                    WIDTH - MARGIN,
                    height - 7,
                    around.getMinX(),
                    around.getMinY(),
                    around.getMaxX(),
                    around.getMaxY()));
        }
        return legend.append("</g>\n").toString();
    }

    private String square(Envelope box) {
        double x = MARGIN + (box.getMinX() - around.getMinX()) * perLongitude;
        double y = MARGIN + (around.getMaxY() - box.getMaxY()) * perLatitude;
        double wide = Math.max(LEAST_SIDE, box.getWidth() * perLongitude);
        double high = Math.max(LEAST_SIDE, box.getHeight() * perLatitude);
        return text("M%.1f %.1fh%.1fv%.1fh-%.1fz", x, y, wide, high, wide);
    }

    /** Within half a turn of the first chip: beside the antimeridian, chips do not lie at both ends of the earth. */
    private Envelope near(Envelope box) {
        double away = box.centre().x - first;
        if (Math.abs(away) <= 180) {
            return box;
        }
        double turn = Math.copySign(360, away);
        return new Envelope(box.getMinX() - turn, box.getMaxX() - turn, box.getMinY(), box.getMaxY());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
