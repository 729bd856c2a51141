package dev.swath.app.wiring;

/** Addresses that only this machine reaches. */
final class Loopback {
    private Loopback() {}

    /** Told from its letters: no name is looked up. */
    static boolean is(String host) {
        return host.equals("localhost") || host.matches("\\[?::1]?") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
