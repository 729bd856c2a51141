package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import org.jspecify.annotations.Nullable;

/** Routes that a process does not start. As regular expressions: Camel's wildcard stands only at an end. */
final class Asleep {
    private static final String ORDERING = "order-.*claim,order-claim,order-active,order-quota,report-plans";
    private static final String FETCHING = "poll,poll-start,poll-result-claim,arrival-claim,download.*-claim";
    /** An order in doubt is looked up, and one to be cancelled is cancelled: neither spends anything. */
    private static final String SPENDING = "order-plan-claim,order-claim,order-active,order-quota,report-plans";

    private static final String OF_THE_HOLDER =
            "poll,poll-start,order-active,order-quota,backup,tidy,catalog,standing,standing-start,report,report-plans,notify-mail,notify-webhook";

    private Asleep() {}

    /** @return ids as Camel's pattern; null = all routes start */
    static @Nullable String routes(Scope scope, boolean isHolder) {
        if (scope.isFilesOnly()) {
            return "intake,(?!download-claim$).*-claim," + OF_THE_HOLDER;
        }
        if (!isHolder) {
            return "intake,.*-claim," + OF_THE_HOLDER;
        }
        if (scope.isCompositing()) {
            return "intake,search-claim,select-claim,order-reconcile-claim,order-cancel-claim,standing,standing-start,"
                    + FETCHING + "," + ORDERING;
        }
        if (scope.isDatasets()) {
            return "intake,(?!dataset-).*-claim," + OF_THE_HOLDER;
        }
        if (scope.isManifests()) {
            return "intake,search-claim,select-claim,download-share-claim," + ORDERING;
        }
        if (scope.isLookup()) {
            return "intake," + FETCHING + "," + ORDERING;
        }
        if (scope.isPlacing()) {
            return "intake," + FETCHING;
        }
        if (scope.isFollowing()) {
            return "intake,search-claim,select-claim," + SPENDING;
        }
        return scope.onlyJob() == null ? null : "intake";
    }
}
