package dev.swath.app.web;

import dev.swath.app.watch.Setting;
import dev.swath.app.watch.Sights;
import dev.swath.app.watch.Tallies.Count;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;

/** The routes as they run, what is wrong with an edit of them, and the settings in force. Nothing is changed here. */
final class Inside {
    private static final Count NONE = new Count(0, 0, 0);
    private static final int MINUTE = 60;

    private final Sights sights;
    private final CamelContext camel;
    private final Rates rates = new Rates(Map.of());

    Inside(Sights sights, CamelContext camel) {
        this.sights = sights;
        this.camel = camel;
    }

    void routes(RoutingContext context) {
        Answers.demandKnown(context);
        var counts = sights.tallies().counts();
        var numbers = new HashMap<String, Long>();
        counts.forEach((route, count) -> numbers.put(route, count.done()));
        var grown = rates.of(numbers);
        var told = new LinkedHashMap<String, Object>();
        told.put("watched", sights.edits().areWatched());
        told.put("problems", problems());
        told.put("window_seconds", grown.seconds());
        told.put(
                "routes",
                camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                        .sorted(Comparator.comparing(Inside::file).thenComparing(RouteDefinition::getRouteId))
                        .map(route -> route(
                                route,
                                counts.getOrDefault(route.getRouteId(), NONE),
                                grown.perSecond(route.getRouteId())))
                        .toList());
        Answers.json(context, 200, told);
    }

    private List<Map<String, Object>> problems() {
        var problems = new ArrayList<Map<String, Object>>();
        sights.edits().problems().forEach((file, lines) -> problems.add(Map.of("file", file, "lines", lines)));
        return problems;
    }

    private Map<String, Object> route(RouteDefinition route, Count count, double perSecond) {
        var id = route.getRouteId();
        var told = new LinkedHashMap<String, Object>();
        told.put("id", id);
        told.put("file", file(route));
        put(told, "description", route.getDescription());
        told.put("from", base(route.getInput().getEndpointUri()));
        told.put(
                "to",
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), EndpointRequiredDefinition.class)
                        .stream()
                        .map(step -> base(step.getEndpointUri()))
                        .distinct()
                        .toList());
        var status = camel.getRouteController().getRouteStatus(id);
        told.put("state", status == null ? "gone" : status.isStarted() ? "started" : "stopped");
        told.put("inflight", camel.getInflightRepository().size(id));
        told.put("done", count.done());
        told.put("failed", count.failed());
        told.put("per_minute", Math.round(perSecond * MINUTE * 10) / 10.0);
        if (count.done() > 0) {
            told.put("mean_ms", count.millis() / count.done());
        }
        return told;
    }

    /** Without options, which may be long. */
    private static String base(@Nullable String address) {
        return address == null ? "" : address.replaceFirst("\\?.*", "");
    }

    private static String file(RouteDefinition route) {
        var resource = route.getResource();
        return resource == null ? "" : resource.getLocation().replaceFirst("^.*[/:]", "");
    }

    void settings(RoutingContext context) {
        Answers.demandKnown(context);
        Answers.json(
                context,
                200,
                Map.of(
                        "settings",
                        sights.settings().get().stream().map(Inside::setting).toList()));
    }

    private static Map<String, Object> setting(Setting setting) {
        var told = new LinkedHashMap<String, Object>();
        told.put("name", setting.name());
        told.put("value", setting.value());
        told.put("standard", setting.standard());
        put(told, "origin", setting.origin());
        put(told, "after_restart", setting.afterRestart());
        told.put("live", setting.live());
        told.put("meaning", setting.meaning());
        return told;
    }

    private static void put(Map<String, Object> told, String name, @Nullable String value) {
        if (value != null) {
            told.put(name, value);
        }
    }
}
