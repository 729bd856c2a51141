package dev.swath.step.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.swath.model.Answer;
import dev.swath.model.Call;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The truth table of promise 1, whole. */
class OutcomeTest {
    private static final Call CALL = new Call("POST", URI.create("https://api.planet.example/orders"), "{}", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"id\":\"o-1\"} | YES",
                "201 | {\"id\":\"o-1\"} | YES",
                "202 | {\"id\":\"o-1\",\"state\":\"queued\"} | YES",
                "202 | {\"id\":\"o-1\",\"sta | UNKNOWN",
                "202 | {\"id\":\"\"} | UNKNOWN",
                "202 | {\"id\":null} | UNKNOWN",
                "202 | {\"id\":\"../../x\"} | UNKNOWN",
                "202 | {} | UNKNOWN",
                "200 | <html>welcome</html> | UNKNOWN",
                "204 | `` | UNKNOWN",
                "301 | `` | UNKNOWN",
                "307 | {\"id\":\"o-1\"} | UNKNOWN",
                "400 | {} | NO",
                "403 | {} | NO",
                "404 | {} | NO",
                "413 | {} | NO",
                "422 | {} | NO",
                "400 | {\"id\":\"o-1\"} | NO",
                "401 | {} | LATER",
                "409 | {\"message\":\"too many concurrent orders\"} | LATER",
                "409 | {\"message\":\"Order concurrency limit reached\"} | LATER",
                "409 | {\"message\":\"an order of this name exists\"} | UNKNOWN",
                "409 | `` | UNKNOWN",
                "409 | {\"message\":\"quota exceeded\"} | NO",
                "409 | {\"message\":\"quota of concurrent orders reached\"} | LATER",
                "429 | {} | LATER",
                "429 | max rate reached: retry-in 200ms | LATER",
                "429 | {\"general\":[{\"message\":\"Download quota has been exceeded.\"}]} | NO",
                "405 | {} | UNKNOWN",
                "408 | {} | UNKNOWN",
                "410 | {} | UNKNOWN",
                "425 | {} | UNKNOWN",
                "499 | {} | UNKNOWN",
                "500 | {\"id\":\"o-1\"} | UNKNOWN",
                "501 | {} | UNKNOWN",
                "502 | <html>Bad Gateway</html> | UNKNOWN",
                "503 | {} | UNKNOWN",
                "504 | {} | UNKNOWN",
                "599 | {} | UNKNOWN",
                "100 | {} | UNKNOWN",
                "0 | `` | UNKNOWN"
            })
    void an_answer_is_judged_by_its_status_and_words(int status, String text, Outcome outcome) {
        assertThat(Outcome.of(new Answer(CALL, status, Map.of(), text == null ? "" : text, null)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void without_an_answer_only_what_never_left_is_tried_again(Exception failure, Outcome outcome) {
        assertThat(Outcome.of(new Answer(CALL, 0, Map.of(), "", failure))).isEqualTo(outcome);
        assertThat(Outcome.of(new Answer(CALL, 0, Map.of(), "", new IllegalStateException("wrapped", failure))))
                .isEqualTo(outcome);
    }

    static Stream<Arguments> failures() {
        var breaker = CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("planet"));
        return Stream.of(
                arguments(new UnknownHostException("api"), Outcome.LATER),
                arguments(new ConnectException("refused"), Outcome.LATER),
                arguments(new HttpHostConnectException("refused"), Outcome.LATER),
                arguments(new NoRouteToHostException("x"), Outcome.LATER),
                arguments(new ConnectTimeoutException("x"), Outcome.LATER),
                arguments(new ConnectionRequestTimeoutException("x"), Outcome.LATER),
                arguments(new SSLHandshakeException("x"), Outcome.LATER),
                arguments(new SSLPeerUnverifiedException("x"), Outcome.LATER),
                arguments(breaker, Outcome.LATER),
                arguments(new SSLException("x"), Outcome.UNKNOWN),
                arguments(new SocketTimeoutException("Read timed out"), Outcome.UNKNOWN),
                arguments(new SocketException("Connection reset"), Outcome.UNKNOWN),
                arguments(new NoHttpResponseException("x"), Outcome.UNKNOWN),
                arguments(new ConnectionClosedException("x"), Outcome.UNKNOWN),
                arguments(new IOException("connect timed out"), Outcome.UNKNOWN),
                arguments(new InterruptedException(), Outcome.UNKNOWN),
                arguments(new IllegalArgumentException("x"), Outcome.UNKNOWN));
    }
}
