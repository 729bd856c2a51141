package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3 server that checks signatures, conditions and checksums: s3proxy, one process for all tests of a run. */
public final class S3Server {
    public static final String IDENTITY = "swath-test";
    public static final String SECRET = "not-a-secret";
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private static final class Running {
        private static final S3Server SERVER = start();
    }

    private final URI endpoint;
    private final S3Client client;

    private S3Server(URI endpoint) {
        this.endpoint = endpoint;
        this.client = S3Clients.open(access(endpoint, false), http(), credentials());
    }

    public static S3Server running() {
        return Running.SERVER;
    }

    private static S3Server start() {
        try {
            var folder = Files.createTempDirectory("s3proxy");
            int port = FreePort.next();
            var endpoint = URI.create("http://127.0.0.1:" + port);
            var settings = Files.writeString(folder.resolve("s3proxy.conf"), """
                    s3proxy.endpoint=%s
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    s3proxy.ignore-unknown-headers=true
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """.formatted(
                            endpoint, IDENTITY, SECRET, Files.createDirectory(folder.resolve("data"))));
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-Dlogback.configurationFile="
                                    + Path.of("src/test/resources/s3proxy-logback.xml")
                                            .toAbsolutePath(),
                            "-cp",
                            Files.readString(Path.of("target/s3proxy.classpath")),
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            settings.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("s3proxy.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                assertThat(process.isAlive()).as("s3proxy, see " + folder).isTrue();
                return answers(port);
            });
            return new S3Server(endpoint);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static void end(Process process, Path folder) {
        process.destroyForcibly();
        try (var files = Files.walk(folder)) {
            process.waitFor();
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | InterruptedException left) {
            return;
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public static AwsCredentialsProvider credentials() {
        return credentials(SECRET);
    }

    public static AwsCredentialsProvider credentials(String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(IDENTITY, secret));
    }

    public static S3Access access(URI endpoint, boolean generic) {
        return new S3Access(endpoint, "us-east-1", true, generic, 3, Duration.ofMillis(20), Duration.ofSeconds(60));
    }

    public static HttpFetchSettings http() {
        var patience = Duration.ofSeconds(20);
        return new HttpFetchSettings(patience, patience, 32, null, List.of(), null, "swath-test");
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A client past the product, for the test itself. */
    public S3Client client() {
        return client;
    }

    /** Makes an empty bucket. */
    public String newBucket() {
        var name = "bucket-" + BUCKETS.incrementAndGet();
        client.createBucket(request -> request.bucket(name));
        return name;
    }

    public List<String> keys(String bucket) {
        return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    public List<String> uploads(String bucket) {
        return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
                .map(MultipartUpload::key)
                .toList();
    }
}
