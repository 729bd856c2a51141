package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.swath.app.sandbox.SandboxOptions;
import dev.swath.app.sandbox.stac.Spell;
import dev.swath.app.sandbox.stac.StacWorld;
import dev.swath.app.sandbox.stac.Storage;
import dev.swath.model.trouble.BadSetting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the switches of {@code swath sandbox} make of the simulated services. */
class SandboxVerbTest {
    private static SandboxOptions options(String... words) {
        return CommandLine.populateCommand(new SandboxVerb(), words).options();
    }

    @Test
    void without_switches_it_is_the_standard_sandbox_at_its_port() {
        assertThat(options()).isEqualTo(SandboxOptions.defaults().withPort(8099));
    }

    @Test
    void every_switch_reaches_what_it_is_about() {
        var options = options(("--port 0 --seed 7 --clouds 0.9 --rates --queued 1.5 --running 30 --listing-lag 90"
                        + " --max-active-orders 20 --quota 5000 --min-charge 25")
                .split(" ", -1));

        assertThat(options)
                .isEqualTo(SandboxOptions.defaults()
                        .withSeed(7)
                        .withCloudiness(0.9)
                        .withRates(true)
                        .withTimes(new SandboxOptions.Times(
                                Duration.ofMillis(1500),
                                Duration.ofSeconds(30),
                                Duration.ofHours(24),
                                Duration.ofSeconds(90)))
                        .withMaxActiveOrders(20)
                        .withQuota(50.0)
                        .withMinCharge(0.25));
    }

    @Test
    void switches_of_the_stac_api_reach_its_world() {
        String spell = "none 2024-04-01/2024-05-31 9.9,54,10.1,54.2";

        var world = options(
                        "--stac-tile-km=20",
                        "--stac-misses=0.1",
                        "--stac-checksums",
                        "--stac-storage=signed",
                        "--stac-spell",
                        spell)
                .stac();

        assertThat(world).isEqualTo(new StacWorld(20, 0.1, true, List.of(Spell.parse(spell)), Storage.SIGNED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--clouds=2",
                "--queued=-1",
                "--quota=-1",
                "--max-active-orders=0",
                "--port=70000",
                "--stac-tile-km=7",
                "--stac-misses=2",
                "--stac-storage=shut",
                "--stac-spell=rain"
            })
    void out_of_range_it_is_refused(String word) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> options(word))
                .withMessageMatching("sandbox: .* must be .*, .*was .*");
    }
}
