package dev.swath.io.ledger;

import dev.swath.io.ledger.Decisions.Kind;

/** The rows that belong to a subject, as queries; {@code :id} is the subject's. */
final class Parts {
    private static final String REQUESTS_OF_FEATURE = "(select id from request where feature_id = :id)";

    private static final String OF_FEATURE = """
            select r.id as id, r.start_day || ' to ' || r.end_day as label from request r where r.feature_id = :id
            union all select p.id, p.name from purchase p where p.request_id in (select id from request where feature_id = :id)
            union all select s.id, 'files of ' || o.name from share s join purchase o on o.id = s.order_id
                      where s.request_id in (select id from request where feature_id = :id)
            union all select d.id, d.target from delivery d join purchase p on p.id = d.order_id
                      where p.request_id in (select id from request where feature_id = :id)""";

    private static final String OF_ORDER =
            "select :id as id, '' as label union all select id, target from delivery where order_id = :id";

    // orders that have the scene, and its files
    private static final String OF_SCENE = """
            select i.order_id as id, p.name as label from purchase_item i join purchase p on p.id = i.order_id
            where i.item_id = :id
            union all select id, target from delivery where item_id = :id""";

    private static final String SHARES_OF_SCENE = """
            (select s.id from purchase_item p join share s on s.order_id = p.order_id
             join share_item i on i.share_id = s.id and i.item_id = :id where p.item_id = :id)""";

    private Parts() {}

    /** Ids of the rows. */
    static String of(Kind kind) {
        return "select id from (" + labelled(kind) + ") part";
    }

    /** Ids of the rows, with what people call them. Of a drop the drop itself alone: its parts may be a million. */
    static String labelled(Kind kind) {
        return switch (kind) {
            case DROP, FILE, LINK -> "select :id as id, '' as label";
            case FEATURE -> OF_FEATURE;
            case ORDER -> OF_ORDER;
            case SCENE -> OF_SCENE;
        };
    }

    /** Condition on {@code p}, an order. */
    static String orders(Kind kind) {
        return switch (kind) {
            case DROP -> "p.job_id = :id";
            case FEATURE -> "p.request_id in " + REQUESTS_OF_FEATURE;
            case ORDER -> "p.id = :id";
            case SCENE -> "p.id in (select order_id from purchase_item where item_id = :id)";
            case FILE -> "p.id = (select order_id from delivery where id = :id)";
            case LINK -> "p.id = (select order_id from share where id = :id)";
        };
    }

    /** Condition on {@code s}, a share. */
    static String shares(Kind kind) {
        return switch (kind) {
            case DROP ->
                "s.id in (select id from work where job_id = :id and route = 'download-share'"
                        + " and status in ('waiting', 'working', 'held'))";
            case FEATURE -> "s.request_id in " + REQUESTS_OF_FEATURE;
            case ORDER -> "s.order_id = :id";
            case SCENE -> "s.id in " + SHARES_OF_SCENE;
            case FILE -> "s.order_id = (select order_id from delivery where id = :id)";
            case LINK -> "s.id = :id";
        };
    }

    /** Condition on {@code d}, a file of an order. */
    static String files(Kind kind) {
        return switch (kind) {
            case DROP -> "d.order_id in (select id from purchase where job_id = :id)";
            case FEATURE -> "d.order_id in (select id from purchase where request_id in " + REQUESTS_OF_FEATURE + ")";
            case ORDER -> "d.order_id = :id";
            case SCENE -> "d.item_id = :id";
            case FILE -> "d.id = :id";
            case LINK -> "d.id in (select delivery_id from shared_file where share_id = :id)";
        };
    }
}
