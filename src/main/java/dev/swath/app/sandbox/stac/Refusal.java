package dev.swath.app.sandbox.stac;

/** A request that cannot be served, with the body that stac-server or the storage gives for it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    private Refusal(Answer answer, String why) {
        super(why, null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }

    static Refusal bad(String description) {
        return new Refusal(problem(400, "BadRequest", description), description);
    }

    static Refusal missing() {
        return new Refusal(problem(404, "NotFound", "Not Found"), "not found");
    }

    /** The storage speaks XML. */
    static Refusal storage(int status, String code, String message) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>" + code + "</Code><Message>" + message
                + "</Message></Error>";
        return new Refusal(Answer.xml(status, text), code);
    }

    private static Answer problem(int status, String code, String description) {
        return Answer.json(status, Json.object().put("code", code).put("description", description));
    }
}
