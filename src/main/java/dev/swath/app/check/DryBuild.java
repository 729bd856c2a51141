package dev.swath.app.check;

import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.SettingsSource;
import java.util.List;
import java.util.SortedMap;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Builds all routes in a context of its own, with the real beans and settings, and starts none of them. */
final class DryBuild implements AutoCloseable {
    private final DefaultCamelContext context;

    DryBuild(Registry registry, Settings settings) {
        context = new DefaultCamelContext((org.apache.camel.spi.BeanRepository) registry);
        context.disableJMX();
        context.getCamelContextExtension().setName("check");
        context.setAutoStartup(false);
        context.setStreamCaching(false);
        // a clock that ticks here would be for nothing, and Quartz waits for ever for a job that it fired while it
        // stops
        context.getComponent("quartz", QuartzComponent.class).setAutoStartScheduler(false);
        context.getPropertiesComponent().addPropertiesSource(new SettingsSource(settings));
    }

    DefaultCamelContext context() {
        return context;
    }

    /** What Camel itself refuses, said in its own words. */
    void check(SortedMap<String, String> files, RouteSet set, Problems problems) {
        var resources = files.entrySet().stream()
                .map(file -> ResourceHelper.fromString("file:" + file.getKey(), file.getValue()))
                .toList();
        Attempt.of(() -> {
                    PluginHelper.getRoutesLoader(context).loadRoutes(resources);
                    context.start();
                })
                .ifPresent(failure -> tell(failure, set, problems));
    }

    private static void tell(Exception failure, RouteSet set, Problems problems) {
        var said = "Camel refuses this: " + Attempt.reason(failure);
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof FailedToCreateRouteException route) {
                List<RouteNode> routes = set.routes();
                routes.stream()
                        .filter(each -> each.id().equals(route.getRouteId()))
                        .forEach(each -> problems.add(each.node(), said));
                if (!problems.isEmpty()) {
                    return;
                }
            }
        }
        problems.add(set.files().isEmpty() ? "routes" : set.files().get(0).file(), 1, said);
    }

    @Override
    public void close() {
        context.stop();
    }
}
