package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one file that people are given. */
class PackagedJarIT {
    private static final String SERVICES = "META-INF/services/";

    private final Path home;

    PackagedJarIT(@TempDir Path home) {
        this.home = home;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/apache/camel/TypeConverterLoader",
                "java.sql.Driver",
                "org.flywaydb.core.extensibility.Plugin",
                "org.apache.logging.log4j.spi.Provider"
            })
    void every_packed_class_that_serves_is_named_as_a_service(String service) throws IOException {
        try (var jar = new JarFile(System.getProperty("swath.jar", "target/swath.jar"))) {
            var merged = names(jar.getInputStream(jar.getEntry(SERVICES + service)));
            var expected = ofLibraries(service);
            // libraries of tests alone are on the class path, but not in the jar
            expected.removeIf(name -> jar.getEntry(name.replace('.', '/') + ".class") == null);
            assertThat(merged).isNotEmpty().isEqualTo(expected);
        }
    }

    /** What all jars of the class path name. */
    private static Set<String> ofLibraries(String service) throws IOException {
        var names = new TreeSet<String>();
        for (URL url : Collections.list(PackagedJarIT.class.getClassLoader().getResources(SERVICES + service))) {
            try (var in = url.openStream()) {
                names.addAll(names(in));
            }
        }
        return names;
    }

    private static Set<String> names(InputStream services) {
        return new TreeSet<>(new BufferedReader(new InputStreamReader(services, StandardCharsets.UTF_8))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList());
    }

    @Test
    void it_tells_its_version() throws Exception {
        var jar = RunningJar.start(home, "--version");
        assertThat(jar.exit()).isZero();
        assertThat(jar.out()).matches("(?s)swath \\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "demo",
                "run",
                "sandbox",
                "check",
                "status",
                "lookup",
                "order",
                "download",
                "backup",
                "restore",
                "approve",
                "cancel",
                "retry",
                "explain"
            })
    void every_verb_explains_itself(String verb) throws Exception {
        var jar = RunningJar.start(home, verb, "--help");
        assertThat(jar.exit()).isZero();
        assertThat(jar.out()).contains("Usage: swath " + verb, "--set", "--json");
        assertThat(jar.err()).isEmpty();
    }

    @Test
    void a_wrong_word_is_answered_with_usage_and_code_2() throws Exception {
        var jar = RunningJar.start(home, "rum");
        assertThat(jar.exit()).isEqualTo(2);
        assertThat(jar.err()).contains("rum").doesNotContain("\tat ");
    }

    @Test
    void the_demo_delivers_images_in_an_empty_folder_without_a_key() throws Exception {
        var jar = RunningJar.start(home, "demo");
        assertThat(jar.exit()).as(jar.err()).isZero();
        assertThat(Campaign.files(home.resolve("demo"), file -> file.toString().endsWith(".tif")))
                .isNotEmpty();
        assertThat(Campaign.files(home.resolve("demo"), file -> file.endsWith("report.html")))
                .hasSize(1);
        assertThat(jar.out()).contains("report:", "images:");
        assertThat(jar.err()).isEmpty();
    }

    @Test
    void the_demo_keeps_its_console_up_until_it_is_stopped() throws Exception {
        var jar = RunningJar.start(home, "demo", "--keep");
        await().atMost(Duration.ofMinutes(2)).until(() -> jar.out().contains("Ctrl-C") || !jar.isAlive());
        assertThat(jar.isAlive()).as(jar.err()).isTrue();
        var console = URI.create(jar.out().replaceFirst("(?s).*console: +(\\S+).*", "$1"));
        assertThat(console.getHost()).isEqualTo("127.0.0.1");
        for (var path : List.of("", "api/overview", "api/images")) {
            try (var in = console.resolve(path).toURL().openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .containsAnyOf("Swath", "download/done", ".tif");
            }
        }
        jar.terminate();
        jar.exit();
        assertThat(jar.out()).contains("the console and the simulated services are gone");
    }

    @Test
    void an_initialised_folder_is_ready_to_run() throws Exception {
        var init = RunningJar.start(home, "init");
        assertThat(init.exit()).as(init.err()).isZero();
        assertThat(home.resolve("routes/40-order.camel.yaml")).exists();
        assertThat(home.resolve("config/application.properties")).exists();
        assertThat(RunningJar.start(home, "init").exit())
                .as("overwrites nothing")
                .isEqualTo(1);

        var status = RunningJar.start(home, "status");
        assertThat(status.exit()).isZero();
        var keyless = RunningJar.start(home, "run", "--once");
        assertThat(keyless.exit()).isEqualTo(2);
        assertThat(keyless.err()).startsWith("swath: no API key").hasLineCount(1);
        assertThat(Files.readString(home.resolve("config/application.properties")))
                .doesNotContain("PL_API_KEY=");
    }
}
