package dev.swath.io.ledger;

/** The rows that belong to a subject, as a query for their ids; {@code :id} is the subject's. */
final class Parts {
    private static final String OF_FEATURE = """
            select id from request where feature_id = :id
            union all select p.id from purchase p join request r on r.id = p.request_id where r.feature_id = :id
            union all select s.id from share s join request r on r.id = s.request_id where r.feature_id = :id
            union all select d.id from delivery d join purchase p on p.id = d.order_id
                      join request r on r.id = p.request_id where r.feature_id = :id""";

    private static final String OF_ORDER = "select :id union all select id from delivery where order_id = :id";

    // orders that have the scene, and its files
    private static final String OF_SCENE = """
            select order_id from purchase_item where item_id = :id
            union all select id from delivery where item_id = :id""";

    private Parts() {}

    /** Of a drop the drop itself alone: its parts may be a million. */
    static String of(Decisions.Kind kind) {
        return switch (kind) {
            case DROP, FILE -> "select :id";
            case FEATURE -> OF_FEATURE;
            case ORDER -> OF_ORDER;
            case SCENE -> OF_SCENE;
        };
    }
}
