package dev.swath.journey;

import dev.swath.model.Route;
import java.util.Locale;
import java.util.Set;

/** Where the process dies on the way of one POST. */
enum Kill {
    /** It lives. */
    NOT_KILLED("", false),
    /** The gate was passed, nothing is written down. */
    AT_THE_GATE("posting", false),
    /** POSTING is committed, the right to send not taken. */
    BEFORE_ARMING("arm", false),
    /** The right to send is taken, nothing has left. */
    BEFORE_SENDING("arm", true),
    /** The POST was sent and what there is of an answer came; nothing of it is written down. */
    BEFORE_WRITING("placed refused later unknown", false),
    /** The outcome is written down. */
    AFTER_WRITING("placed refused later unknown", true),
    /** The lost order was looked up; nothing of that is written down. */
    WHILE_SETTLING("placed lookAgain resend hold", false);

    private final String calls;
    private final boolean afterwards;

    Kill(String calls, boolean afterwards) {
        this.calls = calls;
        this.afterwards = afterwards;
    }

    /** At the POST of that number; the lookup dies at its first. */
    Death atPost(int number) {
        var transitions = Set.of(calls.split(" ", -1));
        return this == WHILE_SETTLING
                ? new Death(transitions, Route.ORDER_RECONCILE, afterwards, 1)
                : new Death(transitions, Route.ORDER, afterwards, number);
    }

    /** The kills that leave an order in doubt, and none. */
    boolean isAroundTheSend() {
        return this == NOT_KILLED || this == BEFORE_SENDING || this == BEFORE_WRITING;
    }

    /** Whether the process dies whatever the trouble is: the lookup is not always needed. */
    boolean isCertain() {
        return this != NOT_KILLED && this != WHILE_SETTLING;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
