package dev.swath.app.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Polygon;

/**
 * A scene of the catalogue.
 *
 * @param key its source of chance
 * @param cloudCover 0 to 1
 * @param masked whether a usable data mask exists; without it the percentages are missing
 * @param downloadable whether the account may order it
 */
record Scene(
        String id,
        long key,
        String satellite,
        String instrument,
        Instant acquired,
        int fractionDigits,
        Instant published,
        Polygon footprint,
        double cloudCover,
        boolean standard,
        boolean masked,
        boolean downloadable) {
    static final String ITEM_TYPE = "PSScene";

    private static final List<String> FOUR_BANDS = List.of(
            "basic_analytic_4b",
            "basic_analytic_4b_rpc",
            "basic_analytic_4b_xml",
            "ortho_analytic_3b",
            "ortho_analytic_3b_xml",
            "ortho_analytic_4b",
            "ortho_analytic_4b_sr",
            "ortho_analytic_4b_xml",
            "ortho_visual");
    private static final List<String> EIGHT_BANDS = List.of(
            "basic_analytic_8b",
            "basic_analytic_8b_xml",
            "ortho_analytic_8b",
            "ortho_analytic_8b_sr",
            "ortho_analytic_8b_xml");
    private static final List<String> MASKS = List.of("basic_udm2", "ortho_udm2");

    boolean eightBands() {
        return instrument.equals("PSB.SD");
    }

    /** Names of the assets, sorted; scenes that are not of standard quality have no surface reflectance. */
    List<String> assets() {
        var names = new TreeSet<>(FOUR_BANDS);
        if (eightBands()) {
            names.addAll(EIGHT_BANDS);
        }
        if (masked) {
            names.addAll(MASKS);
        }
        if (!standard) {
            names.removeIf(name -> name.endsWith("_sr"));
        }
        return List.copyOf(names);
    }

    List<String> permissions() {
        return downloadable
                ? assets().stream().map(name -> "assets." + name + ":download").toList()
                : List.of();
    }
}
