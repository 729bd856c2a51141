package dev.swath.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.wiring.Settings;
import dev.swath.io.base.FreePort;
import dev.swath.model.Job;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The HTTP server of a run in front of the shipped routes, and calls of it. */
abstract class ApiCase extends SandboxCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----of-the-test";

    ApiCase(Path home) {
        this(home, Map.of());
    }

    ApiCase(Path home, Map<String, String> own) {
        super(home, with(own));
    }

    private static Map<String, String> with(Map<String, String> own) {
        var all = new HashMap<>(own);
        all.put("web.port", String.valueOf(FreePort.next()));
        all.putIfAbsent("web.max-upload-mb", "1");
        return all;
    }

    @Override
    void beforeStart() {
        try {
            wiring.web().orElseThrow().configure(context);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    final URI address(String path) {
        return URI.create("http://127.0.0.1:" + settings.text("web.port") + path);
    }

    final HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        // as browsers and curl speak without TLS; the whole answer within a time, not only its head
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .sendAsync(request.build(), BodyHandlers.ofString())
                .get(30, TimeUnit.SECONDS);
    }

    final HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)));
    }

    final HttpResponse<String> post(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).POST(BodyPublishers.noBody()));
    }

    final HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    final HttpResponse<String> post(String path, String type, String body) throws Exception {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A form with one file, and fields as {@code name=value}. */
    final HttpResponse<String> upload(String fileName, byte[] file, String... fields) throws Exception {
        return post("/api/drops", "multipart/form-data; boundary=" + BOUNDARY, form(fileName, file, fields));
    }

    static byte[] form(String fileName, byte[] file, String... fields) throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        for (var field : fields) {
            var parts = field.split("=", 2);
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + parts[0] + "\"\r\n\r\n"
                            + parts[1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    static String code(HttpResponse<String> answer) throws IOException {
        if (!answer.headers().firstValue("Content-Type").orElse("").equals("application/problem+json")) {
            throw new AssertionError(answer.statusCode() + " is no problem: " + answer.body());
        }
        return json(answer).path("code").asText();
    }

    /** Files in the inbox and in its hidden folder for what is being sent. */
    final List<String> lying() throws IOException {
        var inbox = settings.path("intake.folder");
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        try (var files = Files.walk(inbox)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> inbox.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** What the inbox holds is taken in, as its route does. */
    final Job takenIn(String file) {
        var anchor = settings.path("intake.folder").resolve(file);
        return template.requestBody("direct:intake-read", new dev.swath.model.Drop(anchor, Map.of(), null), Job.class);
    }

    final Settings settings() {
        return settings;
    }
}
