package dev.swath.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Turns SIGTERM and Ctrl-C into a clean stop: the verb is told, and the process lives until it has put things away. */
final class Stop implements AutoCloseable {
    private static final int LONGEST_STOP_SECONDS = 40;

    private final CountDownLatch woken = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread verb = Thread.currentThread();
    private volatile boolean interruptVerb = true;

    /** From here on a signal interrupts the calling thread instead of ending the process at once. */
    Stop() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "stop"));
    }

    /**
     * Waits for a signal, or for {@link #wake}.
     *
     * @throws InterruptedException when a signal came
     */
    void await() throws InterruptedException {
        woken.await();
    }

    /** Ends {@link #await} without a signal: there is nothing left to wait for. */
    void wake() {
        woken.countDown();
    }

    /** The verb has put everything away. */
    @Override
    public void close() {
        interruptVerb = false;
        done.countDown();
    }

    private void onSignal() {
        if (interruptVerb && done.getCount() > 0) {
            System.err.println("swath: stopping; what is unfinished goes on at the next start");
            verb.interrupt();
        }
        try {
            // System.exit of a verb that ended by itself comes here too: then this is open already
            if (!done.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("swath: the stop took too long; the next start goes on where this one was");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
