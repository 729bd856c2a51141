package dev.swath.app.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Product bundles of PSScene that can be clipped, by bundle specification 2024-08-12. */
enum Bundle {
    ANALYTIC_UDM2("AnalyticMS", "AnalyticMS_metadata", 4, "ortho_analytic_4b", "ortho_analytic_4b_xml"),
    ANALYTIC_8B_UDM2("AnalyticMS_8b", "AnalyticMS_8b_metadata", 8, "ortho_analytic_8b", "ortho_analytic_8b_xml"),
    ANALYTIC_SR_UDM2("AnalyticMS_SR", "AnalyticMS_metadata", 4, "ortho_analytic_4b_sr", "ortho_analytic_4b_xml"),
    ANALYTIC_8B_SR_UDM2(
            "AnalyticMS_SR_8b", "AnalyticMS_8b_metadata", 8, "ortho_analytic_8b_sr", "ortho_analytic_8b_xml"),
    /** The one without metadata and mask of its own. */
    VISUAL("Visual", "", 4, "ortho_visual", "");

    private static final List<String> FOUR = List.of("blue", "green", "red", "nir");
    private static final List<String> COLOURS = List.of("red", "green", "blue", "alpha");
    private static final List<String> EIGHT =
            List.of("coastal_blue", "blue", "green_i", "green", "yellow", "red", "rededge", "nir");

    private final String stem;
    private final String xmlStem;
    private final int bands;
    private final String image;
    private final String xml;

    Bundle(String stem, String xmlStem, int bands, String image, String xml) {
        this.stem = stem;
        this.xmlStem = xmlStem;
        this.bands = bands;
        this.image = image;
        this.xml = xml;
    }

    static Optional<Bundle> of(String word) {
        return List.of(values()).stream()
                .filter(bundle -> bundle.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String stem() {
        return stem;
    }

    String xmlStem() {
        return xmlStem;
    }

    List<String> bands() {
        return isVisual() ? COLOURS : bands == 4 ? FOUR : EIGHT;
    }

    /** Assets in the order image, metadata, mask; of a visual one the image alone. */
    List<String> assets() {
        return isVisual() ? List.of(image) : List.of(image, xml, "ortho_udm2");
    }

    /** Eight bits for the eye. */
    boolean isVisual() {
        return this == VISUAL;
    }

    boolean isReflectance() {
        return stem.contains("SR");
    }

    /** First asset that an account cannot have of a scene; none when all can be delivered. */
    Optional<String> missing(Scene scene) {
        return assets().stream()
                .filter(asset -> !scene.downloadable() || !scene.assets().contains(asset))
                .findFirst();
    }
}
