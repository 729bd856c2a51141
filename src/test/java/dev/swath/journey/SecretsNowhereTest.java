package dev.swath.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.io.base.FreePort;
import dev.swath.io.base.S3Server;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Key, signed links, password, webhook, token and S3 secret are planted, and everything goes wrong at debug level: none of them
 * is found anywhere afterwards, and every line about some work says whose it is.
 */
@ExtendWith(S3Credentials.class)
class SecretsNowhereTest {
    private static final String PASSWORD = "hunter2-mail-password";
    private static final String HOOK = "/services/T000/B000/hook-is-a-secret";
    private static final String TOKEN = "token-of-the-house-0123456789";
    private static final List<String> PATHS =
            List.of("/metrics", "/api/drops", "/api/orders", "/api/files", "/api/spend");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final S3Server s3 = S3Server.running();
    private final GreenMail mail =
            new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> posts = new ConcurrentLinkedQueue<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    SecretsNowhereTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void plant() {
        System.setProperty("swath.log.level", "debug");
        mail.start();
        mail.setUser("swath@example.org", "swath", PASSWORD);
    }

    @AfterEach
    void takeAway() {
        System.clearProperty("swath.log.level");
        mail.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Campaign campaign(int port) throws Exception {
        var receiver = vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> {
                    posts.add(body.toString());
                    request.response().end();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        var campaign = Campaign.in(home)
                .set("store.url", "s3://" + s3.newBucket() + "/images/")
                .set("store.s3.endpoint", s3.endpoint())
                .set("log.level", "debug")
                .set("web.port", port)
                .set("web.requests-per-second", 100_000)
                .set("retry.redeliveries", "0")
                .set("retry.round-seconds", "1")
                .set("breaker.failures", "1000")
                .set("notify.gather-seconds", "0")
                .set("notify.mail.to", "ops@example.org")
                .set("notify.mail.host", "127.0.0.1")
                .set("notify.mail.port", mail.getSmtp().getPort())
                .set("notify.mail.user", "swath")
                .set("notify.mail.security", "none");
        secrets(PASSWORD, "http://127.0.0.1:" + receiver.actualPort() + HOOK);
        for (var word : List.of("search", "list", "link")) {
            campaign.fault(Fault.once(word, Kind.STATUS).with("status", 503))
                    .fault(Fault.once(word, Kind.RESET_BEFORE_STORE));
        }
        campaign.fault(Fault.once("search", Kind.STATUS).with("status", 401))
                .fault(Fault.once("create", Kind.STATUS).with("status", 429))
                .fault(Fault.once("link", Kind.BROKEN_LINK))
                .fault(Fault.once("link", Kind.EXPIRED_LINK))
                .fault(Fault.once("file", Kind.WRONG_BYTES))
                .fault(Fault.once("file", Kind.RESET_BODY));
        return campaign;
    }

    private void secrets(String password, String webhook) throws IOException {
        Files.writeString(
                home.resolve(".env"),
                "PL_API_KEY=" + Campaign.KEY + "\nSWATH_NOTIFY_MAIL_PASSWORD=" + password
                        + "\nSWATH_NOTIFY_WEBHOOK_URL=" + webhook + "\nSWATH_WEB_TOKEN=" + TOKEN + "\n");
    }

    private Thread scraping(int port) {
        var client = HttpClient.newHttpClient();
        var scraper = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    for (var path : PATHS) {
                        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Authorization", "Bearer " + TOKEN)
                                .build();
                        answers.put(
                                path,
                                client.send(request, BodyHandlers.ofString()).body());
                    }
                } catch (IOException notUp) {
                    Thread.onSpinWait();
                } catch (InterruptedException ended) {
                    return;
                }
            }
        });
        scraper.start();
        return scraper;
    }

    @Test
    void nothing_secret_is_found_anywhere_after_a_campaign_with_faults_at_debug_level() throws Exception {
        int port = FreePort.next();
        var said = new ArrayList<String>();
        try (var campaign = campaign(port)) {
            var scraper = scraping(port);
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 2);
            int exit = campaign.run();
            scraper.interrupt();
            scraper.join();
            said.add(campaign.stderr());
            assertThat(exit).as(campaign.stderr()).isZero();
            linesSayWhoseTheyAre(campaign.log());

            mail.setUser("swath@example.org", "swath", "another one");
            secrets(PASSWORD, "https://user:" + PASSWORD + "@hooks.example.org" + HOOK);
            assertThat(campaign.swath("run", "--once", "--debug")).isEqualTo(2);
            said.add(campaign.stderr());
            assertThat(campaign.stderr()).contains("SWATH_NOTIFY_WEBHOOK_URL");
            secrets(PASSWORD, "https://127.0.0.1:1" + HOOK);
            Parcels.drop(campaign.inbox().resolve("other.shp"), 1);
            assertThat(campaign.swath("run", "--once", "--debug"))
                    .as(campaign.stderr())
                    .isZero();
            said.add(campaign.stderr());
            assertThat(campaign.log()).contains("mail does not go out", "webhook does not go out");
        }
        assertThat(answers).containsOnlyKeys(PATHS);
        assertThat(answers.get("/metrics")).contains("swath_gate_calls_total");
        assertThat(answers.get("/api/drops")).contains("farm");
        assertThat(posts).isNotEmpty();
        assertThat(mail.getReceivedMessages()).isNotEmpty();
        said.addAll(answers.values());
        said.addAll(posts);
        for (var message : mail.getReceivedMessages()) {
            said.add(GreenMailUtil.getWholeMessage(message));
        }
        said.forEach(text -> hasNoSecret("what was said", text));
        var files = Campaign.files(home, file -> !file.equals(home.resolve(".env")));
        assertThat(files).anyMatch(file -> file.endsWith("state/ledger.db"));
        for (var file : files) {
            hasNoSecret(file.toString(), Files.readString(file, ISO_8859_1));
        }
    }

    private static void hasNoSecret(String where, String text) {
        var basic = Base64.getEncoder().encodeToString((Campaign.KEY + ":").getBytes(UTF_8));
        var login = Base64.getEncoder().encodeToString(PASSWORD.getBytes(UTF_8));
        assertThat(text)
                .as(where)
                .doesNotContain(
                        Campaign.KEY,
                        basic,
                        PASSWORD,
                        TOKEN,
                        login,
                        HOOK,
                        "hook-is-a-secret",
                        S3Server.SECRET,
                        "X-Goog-Signature",
                        "X-Amz-Signature",
                        "token=",
                        "eyJhbGciOi");
    }

    /** From the drop to the file: one name on every line about a piece of work, whatever thread writes it. */
    private static void linesSayWhoseTheyAre(String log) throws IOException {
        var begun = new TreeSet<String>();
        for (var line : log.lines().toList()) {
            var node = JSON.readTree(line);
            var message = node.path("message").asText();
            if (message.matches("[a-z-]+ (begins|ends.*)|.*(is put back for|is given up|is finished; its report).*")) {
                assertThat(node.path("drop").asText()).as(line).isEqualTo("farm");
                if (message.endsWith(" begins") && !message.startsWith("intake")) {
                    begun.add(message.replace(" begins", ""));
                    assertThat(node.path("job").asText()).as(line).isNotEmpty();
                    assertThat(node.path("feature").asText()).as(line).startsWith("field-");
                    assertThat(node.has("request") || node.has("order") || node.has("file"))
                            .as(line)
                            .isTrue();
                }
            }
        }
        assertThat(begun).contains("search", "select", "order-plan", "order", "poll-result", "download");
        assertThat(log).contains("is put back for", "ends in trouble");
    }
}
