package dev.swath.io.base;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the S3 server, writes down every call by its S3 name, and lets some of them go wrong. A part is told
 * with its number: {@code UploadPart 3}.
 */
public final class S3Faults implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient();
    private final URI server;
    private final URI endpoint;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<Planned> planned = new CopyOnWriteArrayList<>();

    public S3Faults(URI server) {
        this.server = server;
        var listening = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0).setHandle100ContinueAutomatically(true))
                .requestHandler(this::serve)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        endpoint = URI.create("http://127.0.0.1:" + listening.actualPort());
    }

    /** What becomes of a call. */
    @FunctionalInterface
    public interface Fault {
        void befall(S3Faults faults, HttpServerRequest request);
    }

    private record Planned(String call, AtomicInteger times, Fault fault) {}

    public URI endpoint() {
        return endpoint;
    }

    public List<String> calls() {
        return calls;
    }

    public long calls(String call) {
        return calls.stream().filter(call::equals).count();
    }

    /** The next calls of that name go wrong, so many of them. */
    public S3Faults on(String call, int times, Fault fault) {
        planned.add(new Planned(call, new AtomicInteger(times), fault));
        return this;
    }

    /** From here on all goes well, and calls are counted anew. */
    public void clear() {
        planned.clear();
        calls.clear();
    }

    private void serve(HttpServerRequest request) {
        request.pause();
        var call = name(request);
        calls.add(call);
        for (var plan : planned) {
            if (plan.call().equals(call) && plan.times().getAndDecrement() > 0) {
                plan.fault().befall(this, request);
                return;
            }
        }
        forward(request, this::answer);
    }

    private static String name(HttpServerRequest request) {
        boolean ofUpload = request.getParam("uploadId") != null;
        boolean ofUploads = request.params().contains("uploads");
        return switch (request.method().name()) {
            case "PUT" -> ofUpload ? "UploadPart " + request.getParam("partNumber") : "PutObject";
            case "POST" -> ofUploads ? "CreateMultipartUpload" : "CompleteMultipartUpload";
            case "DELETE" -> ofUpload ? "AbortMultipartUpload" : "DeleteObject";
            case "GET" -> ofUploads ? "ListMultipartUploads" : "GetObject";
            default -> "HeadObject";
        };
    }

    private interface Then {
        void answer(HttpServerRequest request, HttpClientResponse answer);
    }

    private void forward(HttpServerRequest request, Then then) {
        client.request(new RequestOptions()
                        .setServer(SocketAddress.inetSocketAddress(server.getPort(), server.getHost()))
                        .setMethod(request.method())
                        .setURI(request.uri()))
                .onFailure(unreachable -> request.connection().close())
                .onSuccess(out -> {
                    out.headers().setAll(request.headers());
                    out.headers().remove("Expect");
                    var answer = request.headers().contains("Content-Length") ? out.send(request) : out.send();
                    answer.onSuccess(in -> then.answer(request, in))
                            .onFailure(broken -> request.connection().close());
                });
    }

    private void answer(HttpServerRequest request, HttpClientResponse in) {
        var response = request.response().setStatusCode(in.statusCode());
        response.headers().setAll(in.headers());
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.send(in);
        }
    }

    /** Refused, with headers name, value, … */
    public static Fault refusal(int status, String code, String message, String... headers) {
        return (faults, request) -> {
            request.resume();
            request.endHandler(all -> {
                for (int i = 0; i < headers.length; i += 2) {
                    request.response().putHeader(headers[i], headers[i + 1]);
                }
                request.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", "application/xml")
                        .end("<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message));
            });
        };
    }

    /** Hangs up in the middle of the body. */
    public static Fault reset() {
        return (faults, request) ->
                request.handler(some -> request.connection().close()).resume();
    }

    /** Says nothing more. */
    public static Fault silence() {
        return (faults, request) -> request.resume();
    }

    /** Says nothing more, and tells that the call has come. */
    public static Fault silence(CountDownLatch come) {
        return (faults, request) -> {
            request.resume();
            come.countDown();
        };
    }

    /** Takes its time. */
    public static Fault delay(int millis) {
        return (faults, request) -> faults.vertx.setTimer(millis, now -> faults.forward(request, faults::answer));
    }

    /** Is done, but nobody is told. */
    public static Fault lostAnswer() {
        return (faults, request) -> faults.forward(request, (same, in) -> in.body()
                .onComplete(done -> request.connection().close()));
    }

    /** Is not done, but said to be. */
    public static Fault pretence() {
        return (faults, request) -> {
            request.resume();
            request.endHandler(all -> request.response()
                    .putHeader("ETag", "\"0\"")
                    .setStatusCode(200)
                    .end());
        };
    }

    /** The bytes come with the framing of chunks, as a server sends them that stored it along with them. */
    public static Fault framing() {
        return (faults, request) ->
                faults.forward(request, (same, in) -> in.body().onSuccess(body -> request.response()
                        .end(Buffer.buffer("400;chunk-signature=0\r\n").appendBuffer(body))));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
