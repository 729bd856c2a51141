package dev.swath.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryBuildTest {
    @Test
    void noClockTicks_whileRoutesAreOnlyBuilt(@TempDir Path home) throws Exception {
        try (var shipped = new Shipped(home);
                var dry = new DryBuild(shipped.context.getRegistry(), shipped.settings)) {
            for (var file : RouteFiles.read(shipped.routes).entrySet()) {
                PluginHelper.getRoutesLoader(dry.context())
                        .loadRoutes(ResourceHelper.fromString("file:" + file.getKey(), file.getValue()));
            }
            dry.context().start();

            assertThat(dry.context().getComponent("quartz", QuartzComponent.class))
                    .extracting("scheduler.started")
                    .isEqualTo(false);
        }
    }
}
