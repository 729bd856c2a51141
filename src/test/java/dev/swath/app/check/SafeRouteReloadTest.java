package dev.swath.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeRouteReloadTest {
    private static final String GATES = "05-gates.camel.yaml";
    private static final String SELECT = "30-select.camel.yaml";
    private static final String ORDER = "40-order.camel.yaml";
    private static final String DOWNLOAD = "60-download.camel.yaml";
    private static final Duration LOOK = Duration.ofMillis(150);
    private static final Duration LOOKS = Duration.ofSeconds(20);

    private Shipped shipped;
    private SafeRouteReload reload;
    private Map<String, Route> before;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        shipped = new Shipped(home);
        for (var file : RouteFiles.read(shipped.routes).entrySet()) {
            PluginHelper.getRoutesLoader(shipped.context)
                    .loadRoutes(ResourceHelper.fromString("file:" + file.getKey(), file.getValue()));
        }
        shipped.context.start();
        reload = new SafeRouteReload(shipped.context, shipped.routes, shipped.settings, LOOK);
        shipped.context.addService(reload);
        before = running();
    }

    @AfterEach
    void stop() {
        shipped.close();
    }

    @Test
    void edit_exchangesOnlyTheRouteThatChanged() throws IOException {
        shipped.edit(GATES, "${properties:search.interval-ms}", "125");
        await().atMost(LOOKS).until(() -> isExchanged("gate-search"));
        assertThat(definition("gate-search").getOutputs().get(0)).hasToString("Bean[ref:searchGate method:await(125)]");
        before.forEach((id, route) -> {
            if (!id.equals("gate-search")) {
                assertThat(shipped.context.getRoute(id)).as(id).isSameAs(route);
            }
        });
        assertThat(reload.problems()).isEmpty();
    }

    @Test
    void bound_isExchangedWithoutTheWorkersBehindIt() throws IOException {
        shipped.edit(DOWNLOAD, "${properties:download.workers}", "3");
        await().atMost(LOOKS).until(() -> isExchanged("download-claim"));
        assertThat(shipped.context.getRoute("download")).isSameAs(before.get("download"));
    }

    @Test
    void worker_isExchangedAndItsSenderGoesOn() throws IOException {
        shipped.edit(DOWNLOAD, "concurrentConsumers: \"16\"", "concurrentConsumers: \"4\"");
        await().atMost(LOOKS).until(() -> isExchanged("download") && isStarted("download-claim"));
        assertThat(shipped.context.getRoute("download-claim")).isSameAs(before.get("download-claim"));
    }

    @Test
    void exchangedRoute_keepsItsPolicy() throws IOException {
        shipped.edit(SELECT, "take('select', 50)", "take('select', 40)");
        await().atMost(LOOKS).until(() -> isExchanged("select-claim"));
        assertThat(policies("select-claim")).isEqualTo(policies("select")).isPositive();
    }

    @Test
    void comment_exchangesNothing() throws IOException {
        shipped.write(SELECT, "# a note\n" + shipped.text(SELECT));
        shipped.edit(GATES, "${properties:search.interval-ms}", "125");
        await().atMost(LOOKS).until(() -> isExchanged("gate-search"));
        assertThat(shipped.context.getRoute("select")).isSameAs(before.get("select"));
    }

    @Test
    void faultyEdits_leaveAllRoutesRunning() throws IOException {
        for (var mistake : OrderMistakes.all().subList(0, 3)) {
            var said = mistake.said(shipped.text(mistake.file()));
            shipped.edit(mistake.file(), mistake.old(), mistake.fresh());
            await().atMost(LOOKS)
                    .untilAsserted(() -> assertThat(reload.problems().get(mistake.file()))
                            .anySatisfy(line -> assertThat(line).startsWith(said)));
            assertThat(running()).isEqualTo(before);
            shipped.restore();
            await().atMost(LOOKS).until(() -> reload.problems().isEmpty());
        }
        shipped.write(SELECT, "- route:\n  id: select\n   from: x\n");
        await().atMost(LOOKS).until(() -> reload.problems().containsKey(SELECT));
        assertThat(running()).isEqualTo(before);
    }

    @Test
    void soundEdit_isTakenOverBesideAFaultyOne() throws IOException {
        shipped.edit(SELECT, "ref: selectScenes", "ref: selectScene");
        shipped.edit(GATES, "${properties:list.interval-ms}", "900");
        await().atMost(LOOKS).until(() -> isExchanged("gate-list"));
        assertThat(reload.problems()).containsOnlyKeys(SELECT);
        assertThat(shipped.context.getRoute("select")).isSameAs(before.get("select"));
    }

    @Test
    void deletedFile_stopsItsRoutes() throws IOException {
        Files.delete(shipped.routes.resolve("93-tidy.camel.yaml"));
        await().atMost(LOOKS).until(() -> running().size() == before.size() - 1);
        assertThat(running()).doesNotContainKeys("tidy");
        assertThat(reload.problems()).isEmpty();
    }

    @Test
    void deletedFileThatOthersNeed_isToldAndRunsOn() throws IOException {
        Files.delete(shipped.routes.resolve("95-report.camel.yaml"));
        await().atMost(LOOKS).until(() -> reload.problems().containsKey("95-report.camel.yaml"));
        assertThat(running()).isEqualTo(before);
    }

    @Test
    void renamedRoute_leavesNoSecondOne() throws IOException {
        shipped.edit(ORDER, "id: order-plan-claim", "id: order-plan-hand");
        await().atMost(LOOKS).until(() -> shipped.context.getRoute("order-plan-hand") != null);
        assertThat(shipped.context.getRoute("order-plan-claim")).isNull();
        assertThat(running()).hasSameSizeAs(before);
    }

    @Test
    void policyThatChanged_needsARestart() throws IOException {
        shipped.edit("00-errors.camel.yaml", "backOffMultiplier: \"2\"", "backOffMultiplier: \"3\"");
        await().atMost(LOOKS).until(() -> !reload.problems().isEmpty());
        assertThat(reload.problems().get("00-errors.camel.yaml"))
                .containsExactly("00-errors.camel.yaml:3: policy 'asking' changed: that needs a restart");
        assertThat(running()).isEqualTo(before);
    }

    @Test
    void fileThatIsStillBeingWritten_isNotLookedAt() throws IOException {
        var whole = shipped.text(GATES).replace("${properties:search.interval-ms}", "125");
        var half = whole.substring(0, whole.length() / 2);
        shipped.write(GATES, half);
        var pieces = new int[] {0};
        await().atMost(LOOKS).pollInterval(Duration.ofMillis(50)).until(() -> {
            shipped.write(GATES, half + "#".repeat(pieces[0]));
            assertThat(reload.problems()).isEmpty();
            return ++pieces[0] == 20;
        });
        shipped.write(GATES, whole);
        await().atMost(LOOKS).until(() -> isExchanged("gate-search"));
        assertThat(reload.problems()).isEmpty();
    }

    @Test
    void routeThatStoodStill_staysSo() throws Exception {
        shipped.context.getRouteController().stopRoute("select-claim");
        shipped.edit(SELECT, "take('select', 50)", "take('select', 40)");
        await().atMost(LOOKS).until(() -> isExchanged("select-claim"));
        await().during(Duration.ofMillis(300)).until(() -> !isStarted("select-claim"));
    }

    private boolean isExchanged(String id) {
        var route = shipped.context.getRoute(id);
        return route != null && route != before.get(id);
    }

    private boolean isStarted(String id) {
        return shipped.context.getRouteController().getRouteStatus(id) == ServiceStatus.Started;
    }

    private RouteDefinition definition(String id) {
        return shipped.context.getRouteDefinition(id);
    }

    private long policies(String id) {
        return definition(id).getOutputs().stream()
                .filter(OnExceptionDefinition.class::isInstance)
                .count();
    }

    private Map<String, Route> running() {
        var running = new HashMap<String, Route>();
        shipped.context.getRoutes().forEach(route -> {
            if (isStarted(route.getRouteId())) {
                running.put(route.getRouteId(), route);
            }
        });
        return running;
    }
}
