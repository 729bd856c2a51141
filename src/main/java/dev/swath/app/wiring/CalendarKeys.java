package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.service;
import static dev.swath.app.wiring.Key.text;

import java.util.List;

/** The settings of the crop calendar that training datasets take planting and harvest from. */
final class CalendarKeys {
    static final List<Key> ALL = List.of(
            text(
                    "dataset.calendar-folder",
                    "~/.cache/ftw-tools/crop_calendar",
                    "Folder that the crop calendar is kept in, fetched once; ~ is the home of who runs this."),
            service(
                    "dataset.calendar-url",
                    "https://data.source.coop/ftw/ftw-inference-input/global-crop-calendar",
                    "Address that the four files of the crop calendar are fetched from; plain http only on this machine."));

    private CalendarKeys() {}
}
