package dev.swath.step.dataset.season;

import java.time.LocalDate;
import java.time.MonthDay;

/**
 * The days of a crop calendar in a certain year. Calendar days count a year of 365 days, so a day is the same date in every
 * year: day 60 is 1 March, in leap years too, and 29 February is never meant. A harvest before planting belongs to the next
 * year; it is the days that say so, not the hemisphere.
 *
 * @param planting in the asked year
 * @param harvest in the same year, or in the next
 */
public record CropDates(LocalDate planting, LocalDate harvest) {
    /** Any year without 29 February. */
    private static final int COMMON_YEAR = 2023;

    public static CropDates of(CropDays.Known days, int year) {
        int harvestYear = days.harvest() < days.planting() ? year + 1 : year;
        return new CropDates(date(days.planting(), year), date(days.harvest(), harvestYear));
    }

    private static LocalDate date(int day, int year) {
        return MonthDay.from(LocalDate.ofYearDay(COMMON_YEAR, day)).atYear(year);
    }

    public LocalDate of(Season season) {
        return season == Season.PLANTING ? planting : harvest;
    }
}
