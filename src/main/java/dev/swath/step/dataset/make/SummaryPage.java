package dev.swath.step.dataset.make;

import java.util.List;
import java.util.Map;

/** A summary as one HTML page that asks nothing of any network: pictures and styles are in it. */
final class SummaryPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <title>%1$s</title>
            <style>
            body { font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; color: #222; background: #fff }
            table { border-collapse: collapse; margin: 1em 0 }
            th, td { border-bottom: 1px solid #ccc; padding: .2em .8em; text-align: left; overflow-wrap: anywhere }
            svg { max-width: 100%%; height: auto }
            figure { display: inline-block; margin: 0 1em 1em 0; vertical-align: top }
            figure img { image-rendering: pixelated; width: 200px }
            .chips figure { margin: 0 .5em .5em 0 }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            """;

    /** Sections that stand before the pictures; options and lists come after them. */
    private static final int FIRST = 2;

    private final StringBuilder html = new StringBuilder();
    private final List<Section> sections;

    SummaryPage(String name, List<Section> sections) {
        this.sections = sections;
        html.append(HEAD.formatted(escaped(name)));
    }

    /**
     * @param maps as SVG, by their titles
     * @param examples as HTML
     */
    String html(Map<String, String> maps, String examples) {
        sections.subList(0, FIRST).forEach(this::section);
        maps.forEach((title, map) -> html.append("<h2>")
                .append(escaped(title))
                .append("</h2>\n")
                .append(map)
                .append('\n'));
        html.append("<h2>Chips to look at</h2>\n").append(examples);
        sections.subList(FIRST, sections.size()).forEach(this::section);
        return html.append("</body>\n</html>\n").toString();
    }

    private void section(Section section) {
        if (!section.title().isEmpty()) {
            html.append("<h2>").append(escaped(section.title())).append("</h2>\n");
        }
        html.append("<table>\n");
        row("th", section.heads());
        section.rows().forEach(cells -> row("td", cells));
        html.append("</table>\n");
        section.lines().forEach(line -> html.append("<p>").append(escaped(line)).append("</p>\n"));
    }

    private void row(String kind, List<String> cells) {
        html.append("<tr>");
        cells.forEach(cell -> html.append('<').append(kind).append('>').append(escaped(cell)));
        html.append("</tr>\n");
    }

    /** Text as HTML and XML take it, also within quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
