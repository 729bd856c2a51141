package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.app.inbox.Incoming;
import dev.swath.model.Job;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are sent to be drops: whole in the inbox, or one clear answer and nothing left behind. */
class ApiUploadTest extends ApiCase {
    private static final String GEOJSON = "application/geo+json";

    ApiUploadTest(@TempDir Path home) {
        super(home);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Pairs of name and content. */
    private static byte[] zip(Object... entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write((byte[]) entries[i + 1]);
            }
        }
        return bytes.toByteArray();
    }

    private void refused(HttpResponse<String> answer, int status, String code) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(json(answer).path("detail").asText()).isNotEmpty().doesNotContain("\n");
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        await().untilAsserted(() -> assertThat(lying()).isEmpty());
        assertThat(ledger.jobs().list(9)).isEmpty();
    }

    @Test
    void aForm_becomesADropWithItsSettings() throws Exception {
        var answer = upload("parcels.geojson", bytes(fields(2)), "start_date=2025-05-01", "order.clip=false");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/drops/parcels");
        assertThat(json(answer).path("features").asInt()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(lying()).containsExactly("parcels.geojson", "parcels.properties"));
        assertThat(json(get("/api/drops/parcels")).path("state").asText()).isEqualTo("arriving");
        assertThat(sandbox.journal().acceptedOrders()).isEmpty();

        var job = takenIn("parcels.geojson");
        assertThat(job.state()).isEqualTo(Job.State.OPEN);
        assertThat(job.settings())
                .containsEntry("intake.start-date", "2025-05-01")
                .containsEntry("order.clip", "false");
    }

    @Test
    void aBody_isNamedByItsContent_andSentAgainItIsTheSame() throws Exception {
        var first = post("/api/drops?cadence=weekly", GEOJSON, fields(1));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        var again = post("/api/drops?cadence=weekly", GEOJSON, fields(1));
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        await().untilAsserted(() -> assertThat(lying()).hasSize(2));
        var other = post("/api/drops?cadence=daily", GEOJSON, fields(1));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(code(other)).isEqualTo("name-taken");
        await().untilAsserted(() -> assertThat(lying()).hasSize(2));
    }

    @Test
    void theSameOnceMore_afterItWasTakenIn_isKnownToTheLedger() throws Exception {
        for (var state : new Job.State[] {Job.State.OPEN, Job.State.SAME}) {
            assertThat(upload("parcels.geojson", bytes(fields(1))).statusCode()).isEqualTo(202);
            assertThat(takenIn("parcels.geojson").state()).isEqualTo(state);
            Files.delete(settings.path("intake.folder").resolve("parcels.geojson"));
        }
        var drop = json(get("/api/drops/parcels"));
        assertThat(drop.path("state").asText()).isEqualTo("same");
        assertThat(drop.path("code").asText()).isEqualTo("same-content");
    }

    @Test
    void aShapefileInAZip_isTaken() throws Exception {
        var demo = Path.of("src/main/resources/demo");
        var zip = zip(
                "parcels.shp", Files.readAllBytes(demo.resolve("parcels.shp")),
                "parcels.shx", Files.readAllBytes(demo.resolve("parcels.shx")),
                "parcels.dbf", Files.readAllBytes(demo.resolve("parcels.dbf")),
                "parcels.prj", Files.readAllBytes(demo.resolve("parcels.prj")));
        var answer = upload("Felder 2025.ZIP", zip);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/drops/Felder%202025");
        assertThat(get("/api/drops/Felder%202025").body()).contains("arriving");
        assertThat(takenIn("Felder 2025.zip").state()).isEqualTo(Job.State.OPEN);
        refusedPart(zip("parcels.shp", Files.readAllBytes(demo.resolve("parcels.shp"))));
    }

    private void refusedPart(byte[] zip) throws Exception {
        var answer = upload("part.zip", zip);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("incomplete");
        assertThat(json(answer).path("detail").asText()).contains(".shx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "..", "a/b", "a\\\\b", ".hidden", "line\u0001feed", "", "%2e%2e%2fx"})
    void aNameThatIsNoPlainName_isRefused(String name) throws Exception {
        refused(upload(name + ".geojson", bytes(fields(1))), 422, "bad-name");
        refused(upload("fine.geojson", bytes(fields(1)), "name=" + name), 422, "bad-name");
    }

    @Test
    void aZipWithPathsInIt_staysWhereItIsUnpacked() throws Exception {
        var answer = upload("paths.zip", zip("../../../evil.geojson", bytes(fields(1))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(home.resolveSibling("evil.geojson")).doesNotExist();
        assertThat(home.resolve("evil.geojson")).doesNotExist();
        await().untilAsserted(() -> assertThat(lying()).containsExactly("paths.zip"));
    }

    @Test
    void aZipBomb_isRefused() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("a.geojson"));
            var nothing = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(nothing);
            }
        }
        refused(upload("bomb.zip", bomb.toByteArray()), 422, "huge-zip");
    }

    @Test
    void whatCannotBeRead_isRefused() throws Exception {
        refused(upload("empty.geojson", new byte[0]), 422, "empty");
        refused(post("/api/drops", GEOJSON, ""), 422, "empty");
        refused(upload("none.geojson", bytes("{\"type\":\"FeatureCollection\",\"features\":[]}")), 422, "no-features");
        var whole = bytes(fields(3));
        refused(post("/api/drops", GEOJSON, Arrays.copyOf(whole, whole.length / 2)), 422, "bad-json");
        refused(upload("empty.zip", zip("readme.txt", bytes("x"))), 422, "empty-zip");
        refused(upload("cut.zip", Arrays.copyOf(zip("a.geojson", whole), 60)), 422, "bad-zip");
    }

    @Test
    void whatIsOfNoKnownType_isRefused() throws Exception {
        refused(upload("tool.exe", bytes("MZ")), 415, "unknown-type");
        refused(upload("noending", bytes(fields(1))), 415, "unknown-type");
        refused(upload("fields.zip", bytes(fields(1))), 415, "unknown-type");
        refused(upload("fields.gpkg", bytes(fields(1))), 415, "unknown-type");
        refused(post("/api/drops", "text/plain", fields(1)), 415, "unknown-type");
        refused(post("/api/drops", "application/x-www-form-urlencoded", "file=x"), 415, "unknown-type");
        refused(post("/api/drops"), 415, "unknown-type");
    }

    @Test
    void whatIsTooLarge_isRefused() throws Exception {
        refused(post("/api/drops", GEOJSON, new byte[1_000_001]), 413, "too-large");
        refused(upload("large.geojson", new byte[1_100_000]), 413, "too-large");
    }

    @Test
    void aBodyThatDoesNotTellItsLength_isRefused() throws Exception {
        refused(
                send(HttpRequest.newBuilder(address("/api/drops"))
                        .header("Content-Type", GEOJSON)
                        .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes(fields(1)))))),
                411,
                "length-required");
    }

    @Test
    void settingsThatAreNone_orWrong_areRefused() throws Exception {
        refused(upload("a.geojson", bytes(fields(1)), "planet.url=http://evil.example"), 422, "bad-setting");
        refused(upload("a.geojson", bytes(fields(1)), "cadence=hourly"), 422, "bad-setting");
        refused(upload("a.geojson", bytes(fields(1)), "cadence=daily", "cadence=weekly"), 422, "bad-setting");
        refused(upload("a.geojson", bytes(fields(1)), "id_column=x\norder.again=true"), 422, "bad-setting");
        refused(post("/api/drops?order.again=yes", GEOJSON, fields(1)), 422, "bad-setting");
    }

    @Test
    void aFormWithoutAFile_orCutOff_isRefused() throws Exception {
        var type = "multipart/form-data; boundary=----of-the-test";
        var form = form("a.geojson", bytes(fields(3)));
        refused(post("/api/drops", type, "------of-the-test--\r\n"), 422, "one-file");
        var cut = post("/api/drops", type, Arrays.copyOf(form, form.length / 2));
        refused(cut, 400, "cut-off");
    }

    @Test
    void aCallerWhoHangsUp_leavesNothing() throws Exception {
        var form = form("a.geojson", bytes(fields(3)));
        for (var type : new String[] {"multipart/form-data; boundary=----of-the-test", GEOJSON}) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), settings.integer("web.port"))) {
                socket.getOutputStream()
                        .write(bytes("POST /api/drops HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + type
                                + "\r\nContent-Length: " + form.length + "\r\n\r\n"));
                socket.getOutputStream().write(form, 0, form.length / 2);
                socket.getOutputStream().flush();
                await().untilAsserted(() -> assertThat(lying()).isNotEmpty());
            }
            nothingIsLeft();
        }
    }

    @Test
    void whatACrashLeftHalf_isTakenBack() throws Exception {
        var inbox = settings.path("intake.folder");
        var half = Files.createDirectories(inbox.resolve(".incoming/drop-1"));
        Files.writeString(half.resolve("parcels.geojson"), fields(1));
        Files.writeString(half.resolve("parcels.properties"), "cadence=daily\n");
        Files.writeString(inbox.resolve("parcels.properties"), "cadence=daily\n");
        Files.writeString(inbox.resolve(".incoming/body-2.part"), "{");
        var mine = inbox.resolve("mine.properties");
        Files.writeString(mine, "cadence=daily\n");
        Incoming.sweep(inbox);
        assertThat(lying()).containsExactly("mine.properties");
    }

    @Test
    void whatACrashLeftWhole_staysInTheInbox() throws Exception {
        var inbox = settings.path("intake.folder");
        var half = Files.createDirectories(inbox.resolve(".incoming/drop-1"));
        Files.writeString(half.resolve("parcels.properties"), "cadence=daily\n");
        Files.writeString(inbox.resolve("parcels.properties"), "cadence=daily\n");
        Files.writeString(inbox.resolve("parcels.geojson"), fields(1));
        Incoming.sweep(inbox);
        assertThat(lying()).containsExactly("parcels.geojson", "parcels.properties");
    }
}
