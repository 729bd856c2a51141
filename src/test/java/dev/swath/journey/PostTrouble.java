package dev.swath.journey;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.util.Locale;

/** What can happen to the POST of an order, and what that means for the order. */
enum PostTrouble {
    LOST_ANSWER(Meaning.STORED, Kind.HANG_AFTER_STORE, "seconds=30"),
    HANG(Meaning.LOST, Kind.HANG_BEFORE_STORE, "seconds=30"),
    RESET_BEFORE_STORING(Meaning.LOST, Kind.RESET_BEFORE_STORE, ""),
    RESET_AFTER_STORING(Meaning.STORED, Kind.RESET_AFTER_STORE, ""),
    RATE_429(Meaning.LATER, Kind.STATUS, "status=429"),
    RATE_429_RETRY_AFTER(Meaning.LATER, Kind.STATUS, "status=429 retryAfter=30"),
    QUOTA_429(Meaning.REFUSED, Kind.STATUS, "status=429 body=quota"),
    STATUS_500(Meaning.LOST, Kind.STATUS, "status=500"),
    STATUS_500_STORED(Meaning.STORED, Kind.STATUS_AFTER_STORE, "status=500"),
    STATUS_502(Meaning.LOST, Kind.STATUS, "status=502 body=html"),
    STATUS_502_STORED(Meaning.STORED, Kind.STATUS_AFTER_STORE, "status=502 body=html"),
    STATUS_503(Meaning.LOST, Kind.STATUS, "status=503 body=empty retryAfter=1"),
    STATUS_503_STORED(Meaning.STORED, Kind.STATUS_AFTER_STORE, "status=503 retryAfter=1"),
    STATUS_504(Meaning.LOST, Kind.STATUS, "status=504 body=truncated"),
    STATUS_504_STORED(Meaning.STORED, Kind.STATUS_AFTER_STORE, "status=504"),
    UNPARSABLE_202(Meaning.STORED, Kind.UNPARSABLE, ""),
    ITEMS_GONE_400(Meaning.REFUSED, Kind.ITEMS_GONE, "missing=2"),
    KEY_REVOKED_401(Meaning.LATER, Kind.REVOKE_KEY, ""),
    CONCURRENCY_409(Meaning.LATER, Kind.STATUS, "status=409");

    /** What a trouble means for the order. */
    enum Meaning {
        /** Planet has it, and we do not hear of it. */
        STORED,
        /** Planet does not have it, and we do not hear of that. */
        LOST,
        /** Planet says: not now. */
        LATER,
        /** Planet says no, now and again. */
        REFUSED
    }

    private final Meaning meaning;
    private final Kind kind;
    private final String settings;

    PostTrouble(Meaning meaning, Kind kind, String settings) {
        this.meaning = meaning;
        this.kind = kind;
        this.settings = settings;
    }

    Meaning meaning() {
        return meaning;
    }

    /** Whether no answer comes at all. */
    boolean hangs() {
        return this == LOST_ANSWER || this == HANG;
    }

    /** Strikes from the POST of that number on, as long as this trouble lasts: quota does not come back. */
    Fault at(int number) {
        var fault = Fault.once("create", kind).from(number, this == QUOTA_429 ? Integer.MAX_VALUE : 1);
        for (var setting : settings.split(" ", -1)) {
            int equals = setting.indexOf('=');
            fault = equals < 0 ? fault : fault.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return fault;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
