package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The series of mosaics that the account sees; what an interval holds is there when it has passed. */
enum Series {
    MONTHLY("Global Monthly", "1 mon", "2023-01-01", true) {
        @Override
        String name(LocalDate first) {
            return "global_monthly_%d_%02d_mosaic".formatted(first.getYear(), first.getMonthValue());
        }

        @Override
        LocalDate next(LocalDate first) {
            return first.plusMonths(1);
        }
    },
    BIWEEKLY("PS Biweekly Normalized SR", "14 days", "2025-01-06", true) {
        /** Two dates, and neither alone is its own. */
        @Override
        String name(LocalDate first) {
            return "ps_biweekly_normalized_analytic_" + first + "_" + next(first) + "_mosaic";
        }

        @Override
        LocalDate next(LocalDate first) {
            return first.plusDays(14);
        }
    },
    /** Its names say nothing of when they are, and its quads may be looked at only. */
    RESTRICTED("Visual Quarterly", "3 mons", "2024-01-01", false) {
        @Override
        String name(LocalDate first) {
            return "visual_basemap_q" + (first.getYear() * 4 + first.getMonthValue() / 3 - 8096);
        }

        @Override
        LocalDate next(LocalDate first) {
            return first.plusMonths(3);
        }
    };

    private final String title;
    private final String interval;
    private final LocalDate begins;
    private final boolean downloadable;

    Series(String title, String interval, String begins, boolean downloadable) {
        this.title = title;
        this.interval = interval;
        this.begins = LocalDate.parse(begins);
        this.downloadable = downloadable;
    }

    abstract String name(LocalDate first);

    abstract LocalDate next(LocalDate first);

    String id() {
        return Mosaic.uuid(title);
    }

    String title() {
        return title;
    }

    String interval() {
        return interval;
    }

    boolean downloadable() {
        return downloadable;
    }

    /** Those whose interval has passed, oldest first. */
    List<Mosaic> mosaics(LocalDate today) {
        var mosaics = new ArrayList<Mosaic>();
        for (var first = begins; !next(first).isAfter(today); first = next(first)) {
            mosaics.add(new Mosaic(this, name(first), first, next(first)));
        }
        return mosaics;
    }

    ObjectNode json(String api, LocalDate today) {
        var mosaics = mosaics(today);
        var self = api + "/basemaps/v1/series/" + id();
        var tree = Json.object();
        tree.putObject("_links").put("_self", self).put("mosaics", self + "/mosaics");
        return tree.put("first_acquired", begins + "T00:00:00.000Z")
                .put("id", id())
                .put("interval", interval)
                .put("last_acquired", mosaics.get(mosaics.size() - 1).last() + "T00:00:00.000Z")
                .put("name", title);
    }
}
