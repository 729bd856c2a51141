package dev.swath.app.doctor;

import java.util.List;

/**
 * The pace of one gate against what Planet documents, for one API key.
 *
 * @param setting milliseconds between two calls
 * @param calls what it paces
 * @param perSecond most calls in a second, as documented; two calls closer than evenly spaced are answered 429
 */
record Rate(String setting, String calls, int perSecond) {
    /**
     * Orders API: create, get and list 3/s, download 5/s (docs.planet.com/develop/apis/orders). Data API: 10/s by
     * the notebooks, 5/s in practice ({@code retry-in 200ms}, planet-client-python issue 580).
     */
    static final List<Rate> ALL = List.of(
            new Rate("search.interval-ms", "searches", 5),
            new Rate("order.interval-ms", "orders", 3),
            new Rate("list.interval-ms", "lists and single orders", 3),
            new Rate("link.interval-ms", "download links", 5));

    private static final int SECOND = 1000;

    /**
     * @param intervalMillis as it is set
     * @param scale the setting {@code time.scale}, which divides it
     */
    Finding verdict(int intervalMillis, double scale) {
        double millis = intervalMillis / scale;
        var found = "%s: one in %.0f ms, Planet takes %d a second".formatted(calls, millis, perSecond);
        int least = (SECOND + perSecond - 1) / perSecond;
        return millis >= least
                ? Finding.fine("rate", setting, found)
                : Finding.warning(
                        "rate",
                        setting,
                        found,
                        scale == 1
                                ? "set %d or more, or calls are answered 429".formatted(least)
                                : "set time.scale=1 against Planet itself");
    }
}
