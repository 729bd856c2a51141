package dev.swath.app.check;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes edits of {@code config/application.properties} over while the product runs: live settings act on the next call,
 * the others are told to need a restart, and a file with faults changes nothing.
 */
public final class SettingsReload extends ServiceSupport {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsReload.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final CamelContext context;
    private final Settings settings;
    private final Duration poll;
    private volatile List<String> problems = List.of();
    private String seen = "";
    private String considered = "";
    private @Nullable ScheduledExecutorService executor;

    public SettingsReload(CamelContext context, Settings settings) {
        this(context, settings, POLL);
    }

    SettingsReload(CamelContext context, Settings settings, Duration poll) {
        this.poll = poll;
        this.context = context;
        this.settings = settings;
    }

    /** What is wrong with the file as it was last saved; empty when it is in force. */
    public List<String> problems() {
        return problems;
    }

    /** The same under the file's name. */
    public Map<String, List<String>> problemsByFile() {
        var now = problems;
        var file = Settings.file(settings.home()).getFileName().toString();
        return now.isEmpty() ? Map.of() : Map.of(file, now);
    }

    @Override
    protected void doStart() throws IOException {
        seen = read();
        considered = seen;
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "settings-reload");
        // ends with the executor; what goes wrong in a look is told there
        var unused = executor.scheduleWithFixedDelay(
                () -> Attempt.of(this::look).ifPresent(e -> LOG.error("settings: {}", Attempt.reason(e), e)),
                poll.toMillis(),
                poll.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
        }
    }

    private String read() throws IOException {
        var file = Settings.file(settings.home());
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    private void look() throws IOException {
        var now = read();
        if (!now.equals(seen)) {
            seen = now;
        } else if (!now.equals(considered)) {
            considered = now;
            takeOver();
        }
    }

    private void takeOver() {
        var before = values();
        try {
            var waiting = settings.reload();
            problems = List.of();
            values().forEach((name, value) -> {
                if (!value.equals(before.get(name))) {
                    LOG.info("{} is {} now, was {}", name, value, before.get(name));
                }
            });
            if (!waiting.isEmpty()) {
                LOG.warn("changed, but acts after a restart: {}", String.join(", ", waiting));
            }
        } catch (BadSetting e) {
            problems = new ArrayList<>(e.line().lines().toList());
            problems.forEach(LOG::error);
            LOG.error("the settings are not taken over; those from before stay in force");
        }
    }

    private Map<String, String> values() {
        var values = new TreeMap<String, String>();
        Settings.names().forEach(name -> values.put(name, settings.text(name)));
        return values;
    }
}
