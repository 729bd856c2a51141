package dev.swath.io.base;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an address is this machine itself, by its name alone: nothing is looked up. */
public final class Loopback {
    private static final Pattern NAMES =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?");

    private Loopback() {}

    public static boolean is(URI address) {
        return address.getHost() != null && is(address.getHost());
    }

    static boolean is(String host) {
        return NAMES.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
