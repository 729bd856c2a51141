package dev.swath.app.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** The two ends of a webhook's call. Its address is a secret: it stands in the message from the one end to the other. */
public final class WebhookHttp {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final URI address;

    public WebhookHttp(URI address) {
        this.address = address;
    }

    /** As Slack takes it: {@code {"text": …}}. */
    public void prepare(@Body Notice notice, Exchange exchange) throws JsonProcessingException {
        var message = exchange.getMessage();
        message.removeHeaders("*");
        var text = address.toString();
        int query = text.indexOf('?');
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, query < 0 ? text : text.substring(0, query));
        if (query >= 0) {
            message.setHeader(Exchange.HTTP_RAW_QUERY, text.substring(query + 1));
        }
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        message.setBody(JSON.writeValueAsBytes(Map.of("text", escaped("*" + notice.title() + "*\n" + notice.text()))));
    }

    /** What Slack would take for a mention or a link is text. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** @throws NotTaken for every status that is no success */
    public void read(Exchange exchange) {
        var message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        message.removeHeaders("*");
        message.setBody("");
        if (status < OK || status >= REDIRECT) {
            throw new NotTaken(address.getHost(), status);
        }
    }
}
