package dev.swath.journey;

import dev.swath.app.sandbox.Journal.Entry;
import java.util.Random;

/**
 * When a process is to die.
 *
 * @param kind what is waited for
 * @param nth event of that kind since the process started, counted from 1
 * @param millis after that event; after the start of the process where nothing else is waited for
 */
record Moment(Kind kind, int nth, int millis) {
    private static final int SHORTEST_LIFE_MILLIS = 300;
    private static final int LONGEST_LIFE_MILLIS = 5_500;
    private static final int MOST_POSTS = 6;
    private static final int MOST_PARTS = 40;
    private static final int MOST_MILLIS_LATER = 16;

    /** What a death is timed by. */
    enum Kind {
        RANDOM,
        POST_RECEIVED,
        ORDER_STORED,
        ANSWER_SENT,
        PART_SENT;

        /** Whether this is what has just happened at the service. */
        boolean is(Entry entry) {
            boolean create = entry.word().equals("create");
            return switch (this) {
                case RANDOM -> false;
                case POST_RECEIVED -> create && entry.status() == 0 && entry.order() == null;
                case ORDER_STORED -> create && entry.status() == 0 && entry.accepted();
                case ANSWER_SENT -> create && entry.status() != 0;
                case PART_SENT -> entry.word().equals("bytes") && entry.bytes() > 0;
            };
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /** Half of all deaths come at any time, half with an event; half of those at once, half a little later. */
    static Moment next(Random random) {
        if (random.nextBoolean()) {
            int span = LONGEST_LIFE_MILLIS - SHORTEST_LIFE_MILLIS;
            return new Moment(Kind.RANDOM, 0, SHORTEST_LIFE_MILLIS + random.nextInt(span));
        }
        var kind = Kind.values()[1 + random.nextInt(Kind.values().length - 1)];
        int nth = 1 + random.nextInt(kind == Kind.PART_SENT ? MOST_PARTS : MOST_POSTS);
        return new Moment(kind, nth, random.nextBoolean() ? 0 : random.nextInt(MOST_MILLIS_LATER));
    }
}
