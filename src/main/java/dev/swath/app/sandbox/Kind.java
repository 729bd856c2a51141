package dev.swath.app.sandbox;

import java.util.Locale;

/** The ways in which a request can go wrong. On the wire they are written in lower case with hyphens. */
public enum Kind {
    /** Not served; answered with {@code status} and a {@code body} of a kind, optionally {@code retryAfter}. */
    STATUS(true),
    /** Not served; the connection is reset. */
    RESET_BEFORE_STORE(true),
    /** Not served; no answer comes for {@code seconds}; then the connection is reset. */
    HANG_BEFORE_STORE(true),
    /** The key stops working: 401 from now on, until it is restored. */
    REVOKE_KEY,
    /** Served, but no answer comes for {@code seconds}; then the connection is reset. */
    HANG_AFTER_STORE,
    /** Served, then the connection is reset instead of answering. */
    RESET_AFTER_STORE,
    /** Served, then answered with {@code status} (502 if not given) as a gateway would. */
    STATUS_AFTER_STORE,
    /** Served; the answer keeps its status but its body is cut and no longer JSON. */
    UNPARSABLE,
    /**
     * The order stays out of listings and of GET for {@code seconds}. Of other kinds that store an order the setting
     * {@code lag} says the same.
     */
    LIST_LAG,
    /** The first {@code missing} items of the order do not exist any more: 400 names them, to whoever orders them. */
    ITEMS_GONE,
    /** The answer begins after {@code seconds}. */
    SLOW_HEADERS,
    /** Half of the body, then silence for {@code seconds}, then a reset. */
    STALL_BODY,
    /** Half of the body, then a reset. */
    RESET_BODY,
    /** Half of the announced length, then an orderly end. */
    TRUNCATED_BODY,
    /** More bytes than announced. */
    LONGER_BODY,
    /** The announced length, but some bytes differ. */
    WRONG_BYTES,
    /** 200 with a page of HTML instead of the content. */
    HTML_BODY,
    /** No Content-Length. */
    CHUNKED,
    /** The link is treated as expired; an asset of a STAC item as gone. */
    EXPIRED_LINK,
    /** A fresh link leads to an address whose signature the storage service rejects. */
    BROKEN_LINK,
    /** Three redirects instead of one. */
    REDIRECT_CHAIN,
    /** A redirect to plain http on a foreign host, {@code to} or one that does not exist. */
    REDIRECT_HTTP,
    /** A request for a range is answered with the whole. */
    RANGE_IGNORED,
    /** The content has another ETag than before. */
    ETAG_CHANGED,
    /** The link to the next page of a STAC search leads to the same page again. */
    STALE_NEXT,
    /** The order ends as partial with {@code missing} items left out. */
    ORDER_PARTIAL,
    /** The order ends as failed with hints. */
    ORDER_FAILED,
    /** The order succeeds with {@code results: null}. */
    RESULTS_NULL,
    /** The order succeeds without the key {@code results}. */
    RESULTS_ABSENT,
    /** The order succeeds with an empty list of results. */
    RESULTS_EMPTY,
    /** The order runs for ever. */
    ORDER_STUCK,
    /** The order ends in a state nobody knows. */
    ORDER_UNKNOWN_STATE,
    /** The order is gone once it has ended. */
    ORDER_VANISHED,
    /** Names of results climb out of their folder. */
    TRAVERSAL_NAMES,
    /** The manifest names sizes that are not true. */
    WRONG_SIZE;

    private final boolean beforeServing;

    Kind() {
        this(false);
    }

    Kind(boolean beforeServing) {
        this.beforeServing = beforeServing;
    }

    boolean beforeServing() {
        return beforeServing;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind of fault: " + word);
    }
}
