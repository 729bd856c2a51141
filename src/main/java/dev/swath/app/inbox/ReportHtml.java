package dev.swath.app.inbox;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Summaries.Summary;
import dev.swath.model.Feature;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code report.html}: one self-contained page about a drop. Shows the first features; {@code report.json} has all. */
final class ReportHtml {
    /** Most features shown; beyond that a page helps nobody. */
    static final int SHOWN = 2000;

    private static final int SHOWN_REASONS = 20;

    private static final String STYLE = """
            :root{color-scheme:light dark;--line:#8885;--ok:#2a8a4a;--wait:#b07a10;--bad:#c0392b;--none:#7a8288}
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
            h1{font-size:1.4rem;margin-bottom:0}p.sub{margin-top:0;opacity:.75}
            dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.6rem}
            dl div{border:1px solid var(--line);border-radius:.5rem;padding:.4rem .7rem}
            dt{font-size:.8rem;opacity:.75}dd{margin:0;font-size:1.25rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
            td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
            .tag{font-weight:600}.delivered{color:var(--ok)}.waiting,.working,.held{color:var(--wait)}
            .failed,.aside,.cancelled{color:var(--bad)}.nothing-found,.nothing-chosen{color:var(--none)}
            path{fill:currentColor;fill-opacity:.35;stroke:currentColor;stroke-width:1}
            .scroll{overflow-x:auto}.note{border-left:4px solid var(--wait);padding:.2rem .8rem}
            """;

    private ReportHtml() {}

    static void write(Ledger ledger, Job job, Path file) throws IOException {
        var totals = new Totals();
        var map = new MapSketch();
        var rows = new ArrayList<String>();
        try (var features = ledger.features().stream(job.id())) {
            for (var each = features.iterator(); each.hasNext(); ) {
                var feature = each.next();
                var summary = ledger.summaries().of(feature.id());
                totals.add(feature, summary);
                if (rows.size() < SHOWN) {
                    rows.add(row(feature, summary));
                    if (feature.aoi() != null) {
                        map.add(feature.aoi(), ReportJson.status(summary), feature.key());
                    }
                }
            }
        }
        try (var out = Files.newBufferedWriter(file)) {
            page(out, job, totals, map, rows, ledger.jobs().reasons(job.id()));
        }
    }

    private static void page(
            Writer out, Job job, Totals totals, MapSketch map, List<String> rows, Map<Reason, Long> reasons)
            throws IOException {
        var name = Html.text(job.name());
        out.write("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + name
                + " – Swath report</title><style>" + STYLE + "</style></head><body>\n");
        out.write("<h1>" + name + "</h1><p class=\"sub\">" + Html.text(headline(job)) + "</p>\n");
        if (job.reason() != null) {
            out.write("<p class=\"note\">" + Html.text(job.reason().text()) + "</p>\n");
        }
        out.write(tiles(totals));
        out.write(list(reasons));
        out.write("\n" + map.svg() + "\n");
        if (totals.features > rows.size()) {
            out.write("<p class=\"note\">The first " + rows.size() + " of " + totals.features
                    + " features are shown; report.json has all.</p>\n");
        }
        out.write("<h2>Features</h2><div class=\"scroll\"><table><thead><tr><th>feature</th><th class=\"n\">row</th>"
                + "<th>status</th><th class=\"n\">ha</th><th class=\"n\">found</th><th class=\"n\">chosen</th>"
                + "<th>orders</th><th class=\"n\">files</th><th>why</th></tr></thead><tbody>\n");
        for (var row : rows) {
            out.write(row);
        }
        out.write("</tbody></table></div>\n<h2>Settings in force</h2><div class=\"scroll\"><table><tbody>\n");
        for (var setting : new TreeMap<>(job.settings()).entrySet()) {
            out.write("<tr><td>" + Html.text(setting.getKey()) + "</td><td>" + Html.text(setting.getValue())
                    + "</td></tr>\n");
        }
        out.write("</tbody></table></div></body></html>\n");
    }

    private static String list(Map<Reason, Long> reasons) {
        if (reasons.isEmpty()) {
            return "";
        }
        return reasons.entrySet().stream()
                .limit(SHOWN_REASONS)
                .map(each -> "<li>" + each.getValue() + " × "
                        + Html.text(each.getKey().text()) + "</li>")
                .collect(Collectors.joining("\n", "\n<ul class=\"note\">", "</ul>\n"));
    }

    private static String headline(Job job) {
        return job.state().name().toLowerCase(Locale.ROOT) + " · arrived " + job.arrived()
                + (job.finished() == null ? "" : " · finished " + job.finished()) + " · drop " + job.id();
    }

    private static String tiles(Totals totals) {
        return "<dl>" + tile("features", totals.features) + tile("set aside", totals.aside)
                + tile("area", hectares(totals.hectares) + " ha") + tile("scenes found", totals.found)
                + tile("scenes chosen", totals.chosen) + tile("orders placed", totals.ordersPlaced)
                + tile("scenes shared", totals.sharedScenes)
                + tile("ordered", hectares(totals.orderedHectares()) + " ha")
                + tile("files delivered", totals.delivered + " of " + totals.files)
                + tile("bytes", String.format(Locale.ROOT, "%,d", totals.bytes)) + tile("given up", totals.failed)
                + tile("waiting", totals.waiting) + "</dl>";
    }

    private static String tile(String word, Object value) {
        return "<div><dt>" + word + "</dt><dd>" + value + "</dd></div>";
    }

    private static String hectares(BigDecimal hectares) {
        return String.format(Locale.ROOT, "%,.2f", hectares.setScale(2, RoundingMode.HALF_UP));
    }

    private static String row(Feature feature, Summary summary) {
        var status = feature.aside() != null ? "aside" : ReportJson.status(summary);
        var files = Stream.concat(
                        summary.orders().stream().flatMap(order -> order.files().stream()),
                        summary.shared().stream().flatMap(shared -> shared.files().stream()))
                .toList();
        long done = files.stream().filter(file -> file.status().equals("done")).count();
        return "<tr><td>" + Html.text(feature.key()) + "</td><td class=\"n\">" + feature.row() + "</td><td class=\"tag "
                + status.replace(' ', '-') + "\">" + status + "</td><td class=\"n\">" + hectares(feature.hectares())
                + "</td><td class=\"n\">" + summary.found() + "</td><td class=\"n\">" + summary.chosen() + "</td><td>"
                + orders(summary) + "</td><td class=\"n\">" + done + " of " + files.size() + "</td><td>"
                + Html.text(why(feature, summary)) + "</td></tr>\n";
    }

    private static String orders(Summary summary) {
        var cells = new ArrayList<String>();
        for (var order : summary.orders()) {
            var state = order.planetState() == null ? order.state().toLowerCase(Locale.ROOT) : order.planetState();
            cells.add("<code>" + Html.text(order.name()) + "</code> " + Html.text(state) + ", "
                    + order.items().size() + " scenes, " + hectares(BigDecimal.valueOf(order.hectaresE4(), 4)) + " ha");
        }
        for (var shared : summary.shared()) {
            cells.add("shared: <code>" + Html.text(shared.order()) + "</code> of " + Html.text(shared.drop()) + ", "
                    + shared.items().size() + " scenes");
        }
        return String.join("<br>", cells);
    }

    private static String why(Feature feature, Summary summary) {
        var reasons = new ArrayList<String>();
        if (feature.aside() != null) {
            reasons.add(feature.aside().text());
        }
        reasons.addAll(feature.repairs());
        summary.troubles().forEach(trouble -> reasons.add(trouble.reason().text()));
        summary.orders().forEach(order -> {
            if (order.reason() != null) {
                reasons.add(order.reason().text());
            }
            order.files().stream()
                    .filter(file -> file.reason() != null && !file.status().equals("done"))
                    .forEach(file -> reasons.add(file.path() + ": "
                            + String.valueOf(
                                    file.reason() == null ? "" : file.reason().text())));
        });
        summary.shared().forEach(shared -> {
            if (shared.reason() != null) {
                reasons.add(shared.reason().text());
            }
        });
        summary.rejected().forEach((code, count) -> reasons.add(count + " × " + code));
        return String.join("; ", reasons);
    }
}
