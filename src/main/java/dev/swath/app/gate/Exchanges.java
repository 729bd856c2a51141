package dev.swath.app.gate;

import dev.swath.model.Answer;
import dev.swath.model.Call;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Between our words {@link Call} and {@link Answer} and the headers that Camel's {@code http:} endpoint speaks. */
final class Exchanges {
    static final String CALL = "swath.call";

    private Exchanges() {}

    /** Puts a call into the message; the call itself is kept beside it until the answer comes. */
    static void prepare(Exchange exchange, Call call) {
        exchange.setProperty(CALL, call);
        var message = exchange.getMessage();
        // the count of redeliveries lies in a header too: without it there would be no end of them
        message.removeHeaders("*", "CamelRedeliver*");
        call.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        var text = call.uri().toString();
        int query = text.indexOf('?');
        message.setHeader(Exchange.HTTP_URI, query < 0 ? text : text.substring(0, query));
        if (query >= 0) {
            message.setHeader(Exchange.HTTP_RAW_QUERY, text.substring(query + 1));
        }
        message.setHeader("Accept", "application/json");
        if (call.json() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setBody(call.json());
    }

    static Call call(Exchange exchange) {
        var call = exchange.getProperty(CALL, Call.class);
        if (call == null) {
            throw new IllegalStateException(
                    "no call was prepared before the answer was read: the gate's route lacks a step");
        }
        return call;
    }

    static Answer answer(Exchange exchange) {
        var message = exchange.getMessage();
        @Nullable Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        @Nullable String text = message.getBody(String.class);
        return new Answer(
                call(exchange), status == null ? 0 : status, headers(message), text == null ? "" : text, null);
    }

    private static Map<String, String> headers(Message message) {
        var headers = new TreeMap<String, String>();
        message.getHeaders().forEach((name, value) -> {
            if (!name.startsWith("Camel") && value != null) {
                var first = value instanceof Iterable<?> several
                        ? several.iterator().next()
                        : value;
                headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(first));
            }
        });
        return Map.copyOf(headers);
    }
}
