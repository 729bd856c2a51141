package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.integer;
import static dev.swath.app.wiring.Key.text;

import java.util.List;

/** The settings of what is removed by age. */
final class TidyKeys {
    private static final int LONGEST = 36_500;

    static final List<Key> ALL = List.of(
            text(
                    "tidy.cron",
                    "0 45 3 * * ?",
                    "When old files are removed while all runs: a Quartz cron expression, UTC."),
            integer(
                    "tidy.reports-days",
                    0,
                    0,
                    LONGEST,
                    "Days after which bundle and reports of an ended drop are removed from the inbox's .done and .failed; 0 = never."),
            integer(
                    "tidy.lookup-days",
                    0,
                    0,
                    LONGEST,
                    "Days after which lookup and order files of ended drops are removed; 0 = never."),
            integer(
                    "tidy.temporary-days",
                    0,
                    0,
                    LONGEST,
                    "Days after which unpacked archives and parts of files of ended drops are removed; 0 = never."));

    private TidyKeys() {}
}
