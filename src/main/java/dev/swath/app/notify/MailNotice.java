package dev.swath.app.notify;

import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** Makes the message a mail. */
public final class MailNotice {
    private final String from;
    private final String to;

    /** @param to with commas */
    public MailNotice(String from, String to) {
        this.from = from;
        this.to = to;
    }

    public void prepare(@Body Notice notice, Exchange exchange) {
        var message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("From", from);
        message.setHeader("To", to);
        message.setHeader("Subject", notice.title());
        message.setHeader("Content-Type", "text/plain; charset=UTF-8");
        message.setBody(notice.text() + "\n");
    }
}
