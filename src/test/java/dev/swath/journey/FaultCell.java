package dev.swath.journey;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Faults;
import dev.swath.app.sandbox.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of the matrix.
 *
 * @param trouble what happens to a POST
 * @param turn to which POST
 * @param lag how long an accepted order stays out of listings
 * @param kill where the process dies on the way of that POST
 */
record FaultCell(PostTrouble trouble, Turn turn, Duration lag, Kill kill) {
    private static final Duration NO_LAG = Duration.ZERO;
    private static final Duration LONG_LAG = Duration.ofMinutes(3);
    private static final List<Turn> TURNS = List.of(Turn.FIRST_CALL, Turn.SECOND_CALL, Turn.RESEND);
    private static final List<PostTrouble.Meaning> MEANINGS = List.of(PostTrouble.Meaning.values());
    private static final List<Duration> LAGS = List.of(NO_LAG, Duration.ofSeconds(30), LONG_LAG);

    /** What must become of the order. */
    enum Fate {
        /** Accepted once, and known to be. */
        PLACED,
        /** Never accepted, with Planet's reason. */
        REFUSED,
        /** Never accepted: the quota is spent, so that it and all others wait. */
        WITHHELD,
        /** Never accepted; sent twice, so that a person decides. */
        HELD
    }

    /** Every trouble, turn, lag and kill around the send; and the other kills at the first call, under two lags. */
    static List<FaultCell> all() {
        var cells = new ArrayList<FaultCell>();
        for (var trouble : PostTrouble.values()) {
            for (var turn : Turn.values()) {
                for (var lag : LAGS) {
                    for (var kill : Kill.values()) {
                        boolean far = turn == Turn.FIRST_CALL && (lag.equals(NO_LAG) || lag.equals(LONG_LAG));
                        if (far || kill.isAroundTheSend()) {
                            cells.add(new FaultCell(trouble, turn, lag, kill));
                        }
                    }
                }
            }
        }
        return cells;
    }

    /**
     * Twenty cells: every trouble once, and every pair of levels of turn, lag and kill, and of each of them with what a
     * trouble means.
     */
    static List<FaultCell> pairwise() {
        var kills = List.of(Kill.NOT_KILLED, Kill.BEFORE_WRITING, Kill.AFTER_WRITING);
        var troubles = new ArrayList<>(List.of(PostTrouble.values()));
        troubles.add(PostTrouble.ITEMS_GONE_400);
        var cells = new ArrayList<FaultCell>();
        for (int m = 0; m < MEANINGS.size(); m++) {
            int j = 0;
            for (var trouble : troubles) {
                if (trouble.meaning() == MEANINGS.get(m)) {
                    // three in a row have all levels of each; shifted by one for the next three
                    int turn = j % 3;
                    int lag = (j + j / 3 + m) % 3;
                    cells.add(new FaultCell(trouble, TURNS.get(turn), LAGS.get(lag), kills.get((turn + lag) % 3)));
                    j++;
                }
            }
        }
        return cells;
    }

    /** Makes the simulated services so; times are divided by {@code scale}, but a wait is a second at least. */
    void arm(Faults faults, double scale) {
        double seconds = lag.toMillis() / 1000.0 / scale;
        if (turn == Turn.RESEND) {
            faults.add(Fault.once("create", Kind.RESET_BEFORE_STORE));
        }
        var met = trouble.at(turn.number()).with("lag", seconds);
        boolean asksToWait = scale > 1 && met.settings().containsKey("retryAfter");
        faults.add(asksToWait ? met.with("retryAfter", 1) : met);
        // of several rules the oldest strikes: this one is for the POSTs that meet no trouble
        faults.add(Fault.always("create", Kind.LIST_LAG).with("seconds", seconds));
    }

    /** What must become of the order that meets the trouble. */
    Fate fate() {
        boolean lastPost = turn == Turn.RESEND;
        return switch (kill) {
            // that POST never left, so that the re-send meets the trouble, if there still is one
            case BEFORE_SENDING -> lastPost ? Fate.HELD : told(true);
            case BEFORE_WRITING -> lost(lastPost);
            default -> told(lastPost);
        };
    }

    /** Its answer, if there was one, was heard. */
    private Fate told(boolean lastPost) {
        return switch (trouble.meaning()) {
            case STORED, LATER -> Fate.PLACED;
            case LOST -> lastPost ? Fate.HELD : Fate.PLACED;
            case REFUSED -> trouble == PostTrouble.QUOTA_429 ? Fate.WITHHELD : Fate.REFUSED;
        };
    }

    /** Whatever was answered died with the process. */
    private Fate lost(boolean lastPost) {
        if (trouble.meaning() == PostTrouble.Meaning.STORED) {
            return Fate.PLACED;
        }
        return lastPost ? Fate.HELD : told(false);
    }

    @Override
    public String toString() {
        return trouble.words() + ", " + turn.words() + ", listed after " + lag.toSeconds() + " s, " + kill.words();
    }
}
