package dev.swath.step.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Origin;
import dev.swath.io.ledger.LeaseLost;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFileTest extends DownloadCase {
    StreamFileTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void aFile_hasItsNameOnlyAfterItWasVerified() throws Exception {
        var claim = file(BYTES.length, sha256(BYTES));
        var half = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        origin.then(Origin.slow(BYTES, half, goOn));
        var download = CompletableFuture.runAsync(() -> stream(claim));
        half.await();
        assertThat(delivered()).noneMatch(name -> name.endsWith(".tif"));
        assertThat(ordered.status(TIF)).isEqualTo("working");
        goOn.countDown();
        download.get();
        assertThat(target(claim)).hasBinaryContent(BYTES);
        assertThat(ordered.status(TIF)).isEqualTo("done");
        assertThat(delivered()).allMatch(name -> !name.startsWith("."));
    }

    @Test
    void afterABreak_theNextLeaseGoesOnFromTheRightByte() {
        var first = file(BYTES.length, sha256(BYTES));
        origin.then(Origin.breakingOff(BYTES, 70_000, "\"a\"")).then(Origin.file(BYTES, "\"a\""));
        assertTrouble(Unavailable.class, "broken-off", first);
        var second = ordered.again(first);
        stream(second);
        var request = origin.requests().get(2);
        assertThat(request.getFirst("Range")).isEqualTo("bytes=70000-");
        assertThat(request.getFirst("If-Range")).isEqualTo("\"a\"");
        assertThat(target(second)).hasBinaryContent(BYTES);
    }

    @Test
    void afterABreak_aFileThatHasChangedMeanwhile_comesFromItsBeginning() {
        var first = file(BYTES.length, sha256(BYTES));
        var other = new byte[BYTES.length];
        origin.then(Origin.breakingOff(other, 70_000, "\"a\"")).then(Origin.file(BYTES, "\"b\""));
        assertTrouble(Unavailable.class, "broken-off", first);
        var second = ordered.again(first);
        stream(second);
        assertThat(target(second)).hasBinaryContent(BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"416", "wrong start", "other etag", "range ignored"})
    void aServerThatCannotGoOn_isAskedForAllOfIt(String answer) {
        var first = file(BYTES.length, sha256(BYTES));
        var range = "bytes 60000-199999/200000";
        origin.then(Origin.breakingOff(BYTES, 70_000, "\"a\""));
        switch (answer) {
            case "416" -> origin.then(Origin.status(416));
            case "wrong start" -> origin.then(Origin.body(206, "x".repeat(140_000), "Content-Range", range));
            case "other etag" ->
                origin.then(Origin.body(
                        206, "x".repeat(130_000), "ETag", "\"b\"", "Content-Range", range.replace("60000", "70000")));
            default -> {}
        }
        origin.then(Origin.chunked(BYTES));
        assertTrouble(Unavailable.class, "broken-off", first);
        var second = ordered.again(first);
        stream(second);
        assertThat(target(second)).hasBinaryContent(BYTES);
        if (!answer.equals("range ignored")) {
            assertThat(origin.requests().get(3)).doesNotContainKey("Range");
        }
    }

    @Test
    void aStall_endsTheAttempt_andWhatCameIsKept() {
        var first = file(BYTES.length, sha256(BYTES));
        origin.then(origin.stalling(BYTES, 70_000, "\"a\"")).then(Origin.file(BYTES, "\"a\""));
        assertTrouble(Unavailable.class, "stalled", first);
        stream(ordered.again(first));
        assertThat(origin.requests().get(2).getFirst("Range")).isEqualTo("bytes=70000-");
    }

    @Test
    void aPartThatWasComplete_isNamedWithoutAskingAgain() {
        var first = file(BYTES.length, sha256(BYTES));
        try (var incoming = store.open(ordered.ledger.deliveries().get(first.workId()), first.lease())) {
            incoming.restart("\"a\"");
            incoming.write(BYTES, BYTES.length);
        }
        var second = ordered.again(first);
        stream(second);
        assertThat(target(second)).hasBinaryContent(BYTES);
        assertThat(origin.requests()).as("that of the manifest").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "page, html-instead",
        "typed page, html-instead",
        "shorter, wrong-size",
        "longer, wrong-size",
        "longer of unknown length, too-long",
        "other bytes, wrong-digest"
    })
    void whatIsNotTheFile_isCorrupt_andNothingIsLeftOfIt(String answer, String code) {
        var claim = file(BYTES.length, sha256(BYTES));
        origin.then(
                switch (answer) {
                    case "page" -> Origin.body(200, "\n <!DOCTYPE HTML PUBLIC><p>down for maintenance");
                    case "typed page" -> Origin.body(200, "Sign in", "Content-Type", "text/html; charset=utf-8");
                    case "shorter" -> Origin.file(bytes(199_999), "\"a\"");
                    case "longer" -> Origin.file(bytes(200_001), "\"a\"");
                    case "longer of unknown length" -> Origin.chunked(bytes(200_001));
                    default -> Origin.file(new byte[BYTES.length], "\"a\"");
                });
        assertTrouble(Corrupt.class, code, claim);
        assertThat(delivered()).containsExactly("manifest.json");
        assertThat(ordered.status(TIF)).isEqualTo("working");
    }

    @Test
    void whoHasLostTheLease_commitsNothing() {
        var lost = file(BYTES.length, sha256(BYTES));
        ordered.again(lost);
        origin.then(Origin.file(BYTES, "\"a\""));
        assertThatThrownBy(() -> stream(lost)).isInstanceOf(LeaseLost.class);
        assertThat(ordered.status(TIF)).isEqualTo("working");
    }
}
