package dev.swath.app.cli;

import dev.swath.app.sandbox.Sandbox;
import dev.swath.app.sandbox.SandboxOptions;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath sandbox}: the simulated Planet services alone. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Runs the simulated Planet services until stopped; they cost nothing and keep nothing.",
        footer = {
            "",
            "Examples:",
            "  swath sandbox --port 8099",
            "  PL_API_KEY=any swath run --set planet.url=http://127.0.0.1:8099",
            "  curl http://127.0.0.1:8099/sandbox/journal        every request so far",
            "  curl -d '[{\"word\":\"create\",\"kind\":\"reset-after-store\"}]' \\",
            "      http://127.0.0.1:8099/sandbox/faults"
        })
final class SandboxVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8099",
            description = "Port on 127.0.0.1 (default ${DEFAULT-VALUE}); 0 = any.")
    private int port;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Same seed, same scenes, same pixels (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--rates", description = "Answers 429 to calls that come closer together than Planet allows.")
    private boolean rates;

    @Option(
            names = "--max-active-orders",
            paramLabel = "ORDERS",
            defaultValue = "10000",
            description = "Orders queued and running before one more is answered with 409 (default ${DEFAULT-VALUE}).")
    private int maxActiveOrders;

    @Option(
            names = "--min-charge",
            paramLabel = "KM2",
            defaultValue = "0",
            description = "Least that a scene of an order is charged, in square kilometres (default ${DEFAULT-VALUE}).")
    private double minCharge;

    @Override
    public Integer call() throws InterruptedException {
        var options = SandboxOptions.defaults()
                .withPort(port)
                .withSeed(seed)
                .withRates(rates)
                .withMaxActiveOrders(maxActiveOrders)
                .withMinCharge(minCharge);
        try (var stop = new Stop();
                var sandbox = Sandbox.start(options, Clock.systemUTC())) {
            Out.say(common, "simulated Planet at " + sandbox.api() + ", downloads at " + sandbox.origin());
            Out.jsonNow(
                    common,
                    Map.of(
                            "api",
                            sandbox.api().toString(),
                            "origin",
                            sandbox.origin().toString()));
            try {
                stop.await();
            } catch (InterruptedException e) {
                return Exit.DONE;
            }
        }
        return Exit.DONE;
    }
}
