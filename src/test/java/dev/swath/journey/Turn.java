package dev.swath.journey;

import java.util.Locale;

/** Which POST the trouble meets. */
enum Turn {
    /** The first of a run. */
    FIRST_CALL(1, 1),
    /** The second of a run, for another order than the first. */
    SECOND_CALL(2, 2),
    /** The second of one order: the first was lost on its way, and this is the one re-send. */
    RESEND(2, 1);

    private final int number;
    private final int orders;

    Turn(int number, int orders) {
        this.number = number;
        this.orders = orders;
    }

    /** Number of the POST, from 1. */
    int number() {
        return number;
    }

    /** How many orders there are. */
    int orders() {
        return orders;
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
