package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.base.FreePort;
import dev.swath.model.Drop;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 96-notify}: what happens goes out by mail and webhook, to real servers, once. */
class NotifyRouteTest extends SandboxCase {
    private static final String PASSWORD = "hunter2-mail-password";
    private static final String PATH = "/services/T000/B000/webhook-secret";
    private static final Duration GATHER = Duration.ofSeconds(30);
    private static final Receivers RECEIVERS = new Receivers();

    /** A mail server and a web server in this process. */
    private static final class Receivers {
        final GreenMail mail;
        final Vertx vertx = Vertx.vertx();
        final Queue<String> posts = new ConcurrentLinkedQueue<>();
        final AtomicInteger status = new AtomicInteger(200);
        final HttpServer web;

        Receivers() {
            mail = new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            startMail();
            web = vertx.createHttpServer()
                    .requestHandler(request -> request.bodyHandler(body -> {
                        if (status.get() == 200) {
                            posts.add(request.path() + " " + body);
                        }
                        request.response().setStatusCode(status.get()).end("ok");
                    }))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }

        void startMail() {
            mail.start();
            mail.setUser("swath@example.org", "swath", PASSWORD);
        }

        String url() {
            return "http://127.0.0.1:" + web.actualPort() + PATH + "?sig=also-secret";
        }
    }

    NotifyRouteTest(@TempDir Path home) {
        super(secretsIn(home), settings());
    }

    private static Path secretsIn(Path home) {
        try {
            Files.writeString(
                    home.resolve(".env"),
                    "PL_API_KEY=sandbox\nSWATH_NOTIFY_MAIL_PASSWORD=" + PASSWORD + "\nSWATH_NOTIFY_WEBHOOK_URL="
                            + RECEIVERS.url() + "\n");
            Files.createDirectories(home.resolve("config/notify"));
            Files.writeString(home.resolve("config/notify/door-open.txt"), "Hurrah\nThe door is open.\n");
            return home;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "notify.mail.to", "ops@example.org,boss@example.org",
                "notify.mail.from", "swath@example.org",
                "notify.mail.host", "127.0.0.1",
                "notify.mail.port", String.valueOf(RECEIVERS.mail.getSmtp().getPort()),
                "notify.mail.user", "swath",
                "notify.mail.security", "none",
                "notify.webhook.events", "drop-done,door-closed,door-open",
                "notify.interval-ms", "1");
    }

    @Override
    void beforeStart() {
        wiring.telling().begin();
    }

    @AfterEach
    void emptyReceivers() throws Exception {
        RECEIVERS.mail.purgeEmailFromAllMailboxes();
        RECEIVERS.posts.clear();
        RECEIVERS.status.set(200);
    }

    private void gathered() {
        clock.leap(GATHER);
        tick("notify-mail");
        tick("notify-webhook");
    }

    private static List<MimeMessage> mails() {
        return Arrays.stream(RECEIVERS.mail.getReceivedMessages()).toList();
    }

    private static String body(MimeMessage mail) {
        return GreenMailUtil.getBody(mail);
    }

    @Test
    void a_drop_that_is_done_is_told_once_by_mail_and_webhook() throws Exception {
        var job = taken("fields", 1);
        var search = ledger.work().claim(Route.SEARCH, 1, GATHER, null).get(0);
        ledger.work().fail(search, new Reason("no", "no <scene> & none"));
        tick("report");
        tick("notify-mail");
        assertThat(mails()).as("it is gathered first").isEmpty();

        gathered();
        gathered();

        assertThat(mails()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.getSubject()).isEqualTo("Swath: fields: 1 given up or held (no) and 1 more");
            assertThat(mail.getFrom()[0]).hasToString("swath@example.org");
            assertThat(body(mail))
                    .contains("no <scene> & none")
                    .contains("fields: done")
                    .contains("0 files delivered, 1 given up, 0 set aside")
                    .contains(
                            wiring.reports().folder(job).resolve("report.html").toString());
        });
        assertThat(RECEIVERS.posts).singleElement().satisfies(post -> {
            assertThat(post).startsWith(PATH + " {");
            var text = new ObjectMapper()
                    .readTree(post.substring(PATH.length()))
                    .path("text")
                    .asText();
            assertThat(text).startsWith("*Swath: fields: done*\n").doesNotContain("given up or held");
        });
    }

    @Test
    void what_the_webhook_does_not_take_is_told_later_with_what_happened_meanwhile() {
        RECEIVERS.status.set(500);
        ledger.gates().closed("door/planet", "the key <was> refused");
        gathered();
        assertThat(mails()).as("the other channel is not held up").hasSize(2);
        ledger.gates().opened("door/planet");
        RECEIVERS.status.set(200);
        tick("notify-webhook");
        assertThat(RECEIVERS.posts).as("not at once").isEmpty();

        gathered();
        gathered();

        assertThat(RECEIVERS.posts).singleElement().satisfies(post -> assertThat(post)
                .contains("Planet refuses the key", "the key &lt;was&gt; refused", "Hurrah")
                .doesNotContain("<was>"));
        assertThat(mails()).hasSize(4);
    }

    @Test
    void a_mail_server_that_is_gone_is_tried_again_and_nothing_is_lost() {
        RECEIVERS.mail.stop();
        try {
            ledger.gates().closed("door/planet", "the key was refused");
            gathered();
        } finally {
            RECEIVERS.startMail();
        }
        tick("notify-mail");
        assertThat(mails()).as("not at once").isEmpty();
        gathered();
        gathered();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void a_burst_of_a_thousand_is_one_short_message() {
        var file = home.resolve("points.geojson");
        var text = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < 1000; i++) {
            text.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"name\":\"p")
                    .append(i)
                    .append("\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[10,50]}}");
        }
        write(file, text.append("]}").toString());
        template.requestBody("direct:intake-read", new Drop(file, Map.of(), null));

        gathered();

        assertThat(mails()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.getSubject()).contains("points: 1000 set aside");
            assertThat(body(mail)).hasSizeLessThan(500);
        });
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_next_process_tells_what_a_killed_one_did_not() {
        ledger.gates().closed("door/planet", "the key was refused");
        try (var next = new Wiring(settings, secrets(), ledger, clock, Scope.everything())) {
            next.telling().begin();
            clock.leap(GATHER);
            var due = next.telling().due("mail");
            assertThat(due).hasSize(1);
            next.telling().told(due.get(0));
        }
        gathered();
        assertThat(mails()).isEmpty();
    }
}
