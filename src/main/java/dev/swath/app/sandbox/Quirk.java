package dev.swath.app.sandbox;

/** Ways in which the real services may differ from what the documents say; all off by default. */
public enum Quirk {
    /** A page size above 250 is answered with 400 instead of being lowered. */
    PAGE_SIZE_REFUSED,
    /** The last page says {@code "_next": null} instead of leaving the key out. */
    NEXT_NULL,
    /** A full last page is followed by an empty one. */
    EMPTY_LAST_PAGE,
    /** The second page of a search points to itself. */
    PAGE_CYCLE,
    /** Manifests carry no SHA-256. */
    MD5_ONLY,
    /** An order whose area misses a scene is refused instead of failing later. */
    OUTSIDE_REFUSED,
    /** An item named twice in an order is refused instead of being delivered once. */
    DUPLICATES_REFUSED,
    /** An order over quota is accepted and fails later instead of being refused. */
    QUOTA_FAILS_LATER,
    /** Rate limit answers carry {@code Retry-After}. */
    RETRY_AFTER_SENT,
    /** Ids of orders follow from the seed and their number, so that another sandbox gives the same ones. */
    SAME_ORDER_IDS
}
