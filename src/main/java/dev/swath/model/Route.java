package dev.swath.model;

import java.util.Arrays;

/**
 * Where a row of work waits: the id of the route that claims it. The first word of the id is the step.
 *
 * <p>The order of the constants is the order of the flow.
 */
public enum Route {
    SEARCH("search"),
    SEARCH_STAC("search-stac"),
    SELECT("select"),
    ORDER_PLAN("order-plan"),
    ORDER("order"),
    ORDER_RECONCILE("order-reconcile"),
    ORDER_CANCEL("order-cancel"),
    POLL("poll"),
    POLL_RESULT("poll-result"),
    ARRIVAL("arrival"),
    DOWNLOAD("download"),
    DOWNLOAD_SHARE("download-share"),
    INGEST("ingest"),
    INGEST_CATALOG("ingest-catalog"),
    COMPOSITE("composite"),
    COMPOSITE_MONTH("composite-month"),
    COMPOSITE_CATALOG("composite-catalog"),
    DATASET("dataset"),
    DATASET_MAKE("dataset-make"),
    DATASET_SEASON("dataset-season"),
    DATASET_CLIP("dataset-clip");

    private final String id;

    Route(String id) {
        this.id = id;
    }

    /** The route id, as in the YAML and in the ledger. */
    public String id() {
        return id;
    }

    /** The step's word: {@code order} for {@code order-plan}. */
    public String step() {
        return id.replaceFirst("-.*", "");
    }

    /** Whether Planet is asked there, or what it delivers is fetched. */
    public boolean isOfPlanet() {
        return this != SEARCH_STAC && compareTo(INGEST) < 0;
    }

    /** Whether this route lies after {@code last} in the flow. */
    public boolean isBeyond(Route last) {
        return compareTo(last) > 0;
    }

    /** @throws IllegalArgumentException when no route has that id */
    public static Route of(String id) {
        return Arrays.stream(values())
                .filter(route -> route.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no work is claimed by a route called '" + id + "'"));
    }
}
