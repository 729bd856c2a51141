package dev.swath.app.check;

import java.util.List;
import java.util.regex.Pattern;

/** Edits of the shipped route files that must not pass, and what is said about them. */
final class RouteMistakes {
    /**
     * @param old replaced in {@code file}
     * @param faultyLine the beginning of one of the lines of the check; {@code +2} is the second line after that of {@code old}
     */
    record Mistake(String name, String file, String old, String fresh, String faultyLine) {
        /** What the check says, when {@code text} was the file before the edit. */
        String said(String text) {
            long line = text.substring(0, text.indexOf(old)).lines().count() + (startsLine(text) ? 1 : 0);
            var relative =
                    Pattern.compile("^" + Pattern.quote(file) + ":([+-]\\d+):").matcher(faultyLine);
            return relative.replaceFirst(match -> file + ":" + (line + Integer.parseInt(match.group(1))) + ":");
        }

        private boolean startsLine(String text) {
            int at = text.indexOf(old);
            return at == 0 || text.charAt(at - 1) == '\n';
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String GATES = "05-gates.camel.yaml";
    private static final String INTAKE = "10-intake.camel.yaml";
    private static final String SEARCH = "20-search.camel.yaml";
    private static final String SELECT = "30-select.camel.yaml";
    private static final String ORDER = "40-order.camel.yaml";
    private static final String POLL = "50-poll.camel.yaml";
    private static final String DOWNLOAD = "60-download.camel.yaml";

    private RouteMistakes() {}

    /** What people do to YAML. */
    static List<Mistake> all() {
        return List.of(
                new Mistake(
                        "option typo",
                        INTAKE,
                        "stopOnException",
                        "stopOnExeption",
                        INTAKE + ":+0: 'stopOnExeption' is not known here"),
                new Mistake(
                        "step typo",
                        GATES,
                        "- circuitBreaker:",
                        "- circuitBraker:",
                        GATES + ":+0: 'circuitBraker' is not known here"),
                new Mistake(
                        "expression typo",
                        SEARCH,
                        "simple:",
                        "simpel:",
                        SEARCH + ":+0: expressions are written in simple or constant here, not in simpel"),
                new Mistake(
                        "bean typo",
                        SELECT,
                        "ref: selectScenes",
                        "ref: selectScene",
                        SELECT + ":+0: there is no bean 'selectScene'; did you mean 'selectScenes'?"),
                new Mistake(
                        "method typo",
                        SELECT,
                        "take('select', 50)",
                        "tke('select', 50)",
                        SELECT + ":+0: claims has no method 'tke'"),
                new Mistake(
                        "placeholder typo",
                        SELECT,
                        "{{tick.ms}}",
                        "{{tick.mss}}",
                        SELECT + ":+0: there is no setting called 'tick.mss'; did you mean 'tick.ms'?"),
                new Mistake(
                        "live setting typo",
                        SEARCH,
                        "search.workers",
                        "search.worker",
                        SEARCH + ":+0: there is no setting called 'search.worker'; did you mean 'search.workers'?"),
                new Mistake(
                        "endpoint option typo",
                        SEARCH,
                        "fixedRate",
                        "fixdRate",
                        SEARCH + ":+0: timer: has no option 'fixdRate'; did you mean 'fixedRate'?"),
                new Mistake(
                        "scheme typo",
                        SEARCH,
                        "uri: timer:",
                        "uri: tmer:",
                        SEARCH + ":+0: there is no component 'tmer'"),
                new Mistake(
                        "duplicate id",
                        ORDER,
                        "id: order-plan\n",
                        "id: select\n",
                        ORDER + ":+0: route id 'select' is taken already by 30-select.camel.yaml:25"),
                new Mistake(
                        "bad indent",
                        SEARCH,
                        "    routeConfigurationId",
                        "   routeConfigurationId",
                        SEARCH + ":+0: is not YAML"),
                new Mistake(
                        "indent into another place",
                        SELECT,
                        "      steps:\n        - setProperty",
                        "    steps:\n        - setProperty",
                        SELECT + ":+0: 'steps' is not known here"),
                new Mistake(
                        "key without default",
                        SELECT,
                        "    from:\n      uri: direct:select\n",
                        "    from:\n      url: direct:select\n",
                        SELECT + ":+1: 'url' is not known here"),
                new Mistake(
                        "nobody reads direct:",
                        SELECT,
                        "  uri: direct:select\n",
                        "  uri: direct:selct\n",
                        SELECT + ":+0: no route reads direct:selct; did you mean 'direct:select'?"),
                new Mistake(
                        "nobody reads seda:",
                        DOWNLOAD,
                        "uri: seda:download\n                  par",
                        "uri: seda:downlod\n                  par",
                        DOWNLOAD + ":+0: no route reads seda:downlod; did you mean 'seda:download'?"),
                new Mistake(
                        "policy typo",
                        POLL,
                        "routeConfigurationId: once",
                        "routeConfigurationId: onc",
                        POLL + ":+0: no routeConfiguration is called 'onc'; did you mean 'once'?"),
                new Mistake(
                        "no policy",
                        POLL,
                        "    routeConfigurationId: once\n",
                        "",
                        POLL + ":-3: route 'poll' does not say what becomes of errors"),
                new Mistake(
                        "pace zero",
                        GATES,
                        "${properties:search.interval-ms}",
                        "0",
                        GATES + ":+0: the pace of searchGate must be a whole number of 1 or more"),
                new Mistake(
                        "pace negative",
                        GATES,
                        "${properties:search.interval-ms}",
                        "-5",
                        GATES + ":+0: the pace of searchGate must be a whole number"),
                new Mistake(
                        "pace five",
                        GATES,
                        "${properties:search.interval-ms}",
                        "five",
                        GATES
                                + ":+0: the pace of searchGate must be a whole number of 1 or more, or ${properties:…}, was 'five'"),
                new Mistake(
                        "pace by a text",
                        GATES,
                        "search.interval-ms",
                        "select.cadence",
                        GATES + ":+0: the pace of searchGate needs a setting that is a whole number"),
                new Mistake(
                        "gate without its pace",
                        GATES,
                        "        - bean:\n            ref: listGate\n            method: await(${properties:list.interval-ms})\n",
                        "",
                        GATES + ":+0: route 'gate-list' must begin with bean listGate"),
                new Mistake(
                        "bound zero",
                        DOWNLOAD,
                        "${properties:download.workers}",
                        "0",
                        DOWNLOAD + ":+0: the bound on 'download' must be a whole number of 1 or more"),
                new Mistake(
                        "claims for nobody",
                        DOWNLOAD,
                        "take('download'",
                        "take('dowload'",
                        DOWNLOAD + ":+0: no work is claimed by a route called 'dowload'; did you mean 'download'?"),
                new Mistake(
                        "claims sent elsewhere",
                        ORDER,
                        "take('order-plan', 20)",
                        "take('select', 20)",
                        ORDER + ":+1: what is claimed for 'select' must be split and sent to direct:select"),
                new Mistake(
                        "throttle zero",
                        POLL,
                        "      steps:\n",
                        "      steps:\n        - throttle:\n            expression:\n              constant:\n                expression: \"0\"\n",
                        POLL + ":+2: throttle must be a whole number of 1 or more, was '0'"),
                new Mistake(
                        "timer period zero",
                        SELECT,
                        "\"{{tick.ms}}\"",
                        "\"0\"",
                        SELECT + ":+0: period must be a whole number of 1 or more"),
                new Mistake(
                        "no description",
                        SELECT,
                        "    description: Chooses the scenes to order\n",
                        "",
                        SELECT + ":-2: route 'select' has no description"),
                new Mistake("no id", SELECT, "    id: select\n", "", SELECT + ":-1: there is no route id here"),
                new Mistake(
                        "short notation",
                        SELECT,
                        "- to:\n                  uri: direct:select",
                        "- to: direct:select",
                        SELECT + ":+0: write to with its options"),
                new Mistake(
                        "options in the address",
                        SEARCH,
                        "uri: timer:search-claim",
                        "uri: timer:search-claim?delay=5",
                        SEARCH + ":+0: options of an address stand under parameters"),
                new Mistake(
                        "script",
                        SELECT,
                        "simple:",
                        "groovy:",
                        SELECT + ":+0: expressions are written in simple or constant here, not in groovy"),
                new Mistake(
                        "same key twice",
                        SELECT,
                        "    id: select\n",
                        "    id: select\n    id: selected\n",
                        SELECT + ":+1: 'id' stands here twice"),
                new Mistake(
                        "step switched off",
                        SEARCH,
                        "ref: askScenes",
                        "ref: askScenes\n                  disabled: \"true\"",
                        SEARCH + ":+1: disabled is not used in these routes"),
                new Mistake(
                        "password",
                        POLL,
                        "repeatCount: \"1\"",
                        "password: xyz",
                        POLL + ":+0: 'password': credentials do not stand in routes"),
                new Mistake(
                        "key as a header",
                        SELECT,
                        "        - bean:\n            ref: selectScenes",
                        "        - setHeader:\n            name: Authorization\n            expression:\n              constant:\n                expression: xyz\n        - bean:\n            ref: selectScenes",
                        SELECT + ":+1: secrets do not stand in routes"));
    }
}
