package dev.swath.app.check;

import dev.swath.app.check.RouteMistakes.Mistake;
import java.util.List;

/** Steps of the shipped routes left out: another record arrives than the next step takes. */
final class SkippedSteps {
    private static final String GATES = "05-gates.camel.yaml";
    private static final String INTAKE = "10-intake.camel.yaml";
    private static final String SEARCH = "20-search.camel.yaml";
    private static final String SELECT = "30-select.camel.yaml";
    private static final String POLL = "50-poll.camel.yaml";
    private static final String DOWNLOAD = "60-download.camel.yaml";

    private SkippedSteps() {}

    static List<Mistake> all() {
        return List.of(
                new Mistake(
                        "no openSearch",
                        SEARCH,
                        "        - bean:\n            ref: openSearch\n",
                        "",
                        SEARCH + ":+21: askScenes ("),
                new Mistake(
                        "no askScenes",
                        SEARCH,
                        "              - bean:\n                  ref: askScenes\n",
                        "",
                        SEARCH
                                + ":+0: searchHttp.prepare (05-gates.camel.yaml:13) takes a Call but gets a SearchCursor"),
                new Mistake(
                        "no gate",
                        SEARCH,
                        "              - to:\n                  uri: direct:gate-search\n",
                        "",
                        SEARCH + ":+0: readScenes takes an Answer but gets a Call"),
                new Mistake(
                        "no readScenes",
                        SEARCH,
                        "              - bean:\n                  ref: readScenes",
                        "",
                        SEARCH + ":-4: askScenes takes a SearchCursor but gets an Answer"),
                new Mistake(
                        "no openDrop",
                        INTAKE,
                        "        - bean:\n            ref: openDrop\n",
                        "",
                        INTAKE + ":+7: takeFeatures takes a Block but gets a Drop"),
                new Mistake(
                        "no arrive",
                        INTAKE,
                        "        - bean:\n            ref: arrive\n",
                        "",
                        INTAKE
                                + ":+0: openDrop (10-intake.camel.yaml:30) takes a Drop but gets a File: is arrive missing before it?"),
                new Mistake(
                        "no split",
                        SELECT,
                        "            expression:\n              simple:\n                expression: ${body}",
                        "            expression:\n              simple:\n                expression: ${body.siz()}",
                        SELECT
                                + ":+0: the body here is a List<Claim>, which cannot answer siz(); did you mean 'size'?"),
                new Mistake(
                        "no query",
                        POLL,
                        "        - to:\n            uri: jdbc:ledgerReadOnly\n",
                        "",
                        POLL + ":+0: openListing takes a List<Map<String, Object>> but gets a String"),
                new Mistake(
                        "no beginDownload",
                        DOWNLOAD,
                        "        - bean:\n            ref: beginDownload\n",
                        "",
                        DOWNLOAD + ":+1: the body here is a Claim, which cannot answer done()"),
                new Mistake(
                        "no keepLinks",
                        DOWNLOAD,
                        "        - bean:\n            ref: keepLinks",
                        "",
                        DOWNLOAD + ":-20: askHop takes a Fetch but gets an Answer"),
                new Mistake(
                        "no read of the answer",
                        GATES,
                        "              - bean:\n                  ref: searchHttp\n                  method: read\n",
                        "",
                        GATES + ":-4: an HTTP call is the first step in its circuitBreaker"),
                new Mistake(
                        "no last step",
                        SELECT,
                        "        - bean:\n            ref: selectScenes",
                        "",
                        SELECT + ":-34: no route uses selectScenes"),
                new Mistake(
                        "claim not kept",
                        SELECT,
                        "        - setProperty:\n            name: claim",
                        "        - setProperty:\n            name: clam",
                        SELECT + ":+0: route 'select' must begin with setProperty claim"));
    }
}
