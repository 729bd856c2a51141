package dev.swath.app.wiring;

import dev.swath.io.base.HttpFetch;
import dev.swath.step.dataset.calendar.CalendarCache;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** Where the crop calendar lies on this machine. */
public final class CropCalendars {
    private CropCalendars() {}

    /**
     * The folder of the settings, filled from the network where a file is missing or damaged.
     *
     * @param news told what is fetched, a line for people
     * @throws dev.swath.model.trouble.Trouble when it cannot be fetched
     */
    public static Path folder(Settings settings, Consumer<String> news) {
        try (var fetch = new HttpFetch(Upstream.fetch(settings), Clock.systemUTC())) {
            return new CalendarCache(place(settings), settings.service("dataset.calendar-url"), fetch, news).filled();
        }
    }

    private static Path place(Settings settings) {
        var folder = settings.text("dataset.calendar-folder");
        return folder.startsWith("~/")
                ? Path.of(System.getProperty("user.home")).resolve(folder.substring(2))
                : settings.path("dataset.calendar-folder");
    }
}
