package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A request that cannot be served, with the body Planet gives for it. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reply reply;

    private Problem(Reply reply) {
        super("answered with " + reply.status(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }

    /** 400 with one general message. */
    static Problem general(String message) {
        ObjectNode body = Json.object();
        body.putNull("field");
        body.putArray("general").addObject().put("message", message);
        return new Problem(Reply.json(400, body));
    }

    /** 400 about a field of an order, such as {@code Products} or {@code Details}. */
    static Problem field(String field, List<String> messages) {
        ObjectNode body = Json.object();
        var list = body.putObject("field").putArray(field);
        messages.forEach(message -> list.addObject().put("message", message));
        body.putArray("general").addObject().put("message", "Unable to accept order");
        return new Problem(Reply.json(400, body));
    }

    /** 404 and 409 carry a bare message. */
    static Problem message(int status, String message) {
        return new Problem(Reply.json(status, Json.object().put("message", message)));
    }

    static Problem key() {
        ObjectNode body = Json.object().put("message", "Please enter your API key.");
        body.putArray("errors");
        return new Problem(Reply.json(401, body));
    }

    /** The storage service speaks XML. */
    static Problem storage(int status, String code, String message) {
        return new Problem(Reply.text(
                status,
                "application/xml; charset=UTF-8",
                "<?xml version='1.0' encoding='UTF-8'?><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error>"));
    }
}
