package dev.swath.io.planet;

import dev.swath.model.trouble.BadSetting;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The product bundles of an item type. Orders name bundles, items and searches name assets: this is the way between.
 *
 * <p>Source: Planet's bundle specification, version 2024-08-12. Of each bundle the image is the first asset.
 */
public final class Bundles {
    private static final Map<String, Bundles> BY_ITEM_TYPE = itemTypes();

    private final String itemType;
    private final Map<String, List<String>> assets;

    private Bundles(String itemType, Map<String, List<String>> assets) {
        this.itemType = itemType;
        this.assets = assets;
    }

    /** @throws BadSetting naming the item types that are known */
    public static Bundles of(String itemType) {
        Bundles bundles = BY_ITEM_TYPE.get(itemType);
        if (bundles == null) {
            throw new BadSetting(
                    "unknown-item-type",
                    "item type '" + itemType + "' is not known: use one of "
                            + String.join(", ", BY_ITEM_TYPE.keySet()));
        }
        return bundles;
    }

    /**
     * The assets that make up one bundle, the image first.
     *
     * @throws BadSetting naming the bundles that are known
     */
    public List<String> assetsOf(String bundle) {
        List<String> found = assets.get(bundle);
        if (found == null) {
            throw new BadSetting(
                    "unknown-bundle",
                    "product bundle '" + bundle + "' is not known for " + itemType + ": use one of "
                            + String.join(", ", assets.keySet()) + ", or several with commas between");
        }
        return found;
    }

    /** Every bundle of the item type. */
    public List<String> names() {
        return List.copyOf(assets.keySet());
    }

    /** Every asset that any bundle of any item type has. */
    public static Set<String> allAssets() {
        return BY_ITEM_TYPE.values().stream()
                .flatMap(type -> type.assets.values().stream())
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The bundles that hold an asset. */
    public List<String> bundlesWith(String asset) {
        return assets.keySet().stream()
                .filter(bundle -> assetsOf(bundle).contains(asset))
                .toList();
    }

    /**
     * The first bundle of a comma-separated chain of which every asset is among {@code available}.
     *
     * @throws BadSetting when the chain is empty or names an unknown bundle
     */
    public Optional<String> firstAvailable(String chain, Set<String> available) {
        return links(chain).stream()
                .filter(bundle -> available.containsAll(assetsOf(bundle)))
                .findFirst();
    }

    /** Whether every bundle of the chain can be cut to a shape: images that are not orthorectified cannot. */
    public boolean clippable(String chain) {
        return links(chain).stream().noneMatch(bundle -> bundle.startsWith("basic_"));
    }

    private List<String> links(String chain) {
        List<String> bundles =
                Arrays.stream(chain.split(",", -1)).map(String::trim).toList();
        bundles.forEach(this::assetsOf);
        return bundles;
    }

    private static Map<String, Bundles> itemTypes() {
        var all = new LinkedHashMap<String, Bundles>();
        all.put("PSScene", new Bundles("PSScene", planetScope()));
        all.put("SkySatCollect", new Bundles("SkySatCollect", skySatCollect()));
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, List<String>> planetScope() {
        var all = new LinkedHashMap<String, List<String>>();
        all.put("analytic_sr_udm2", List.of("ortho_analytic_4b_sr", "ortho_analytic_4b_xml", "ortho_udm2"));
        all.put("analytic_8b_sr_udm2", List.of("ortho_analytic_8b_sr", "ortho_analytic_8b_xml", "ortho_udm2"));
        all.put("analytic_udm2", List.of("ortho_analytic_4b", "ortho_analytic_4b_xml", "ortho_udm2"));
        all.put("analytic_8b_udm2", List.of("ortho_analytic_8b", "ortho_analytic_8b_xml", "ortho_udm2"));
        all.put("analytic_3b_udm2", List.of("ortho_analytic_3b", "ortho_analytic_3b_xml", "ortho_udm2"));
        all.put("visual", List.of("ortho_visual"));
        all.put(
                "basic_analytic_udm2",
                List.of("basic_analytic_4b", "basic_udm2", "basic_analytic_4b_rpc", "basic_analytic_4b_xml"));
        // the 4-band RPC file is no slip: it is what the specification says
        all.put(
                "basic_analytic_8b_udm2",
                List.of("basic_analytic_8b", "basic_udm2", "basic_analytic_4b_rpc", "basic_analytic_8b_xml"));
        return Collections.unmodifiableMap(all);
    }

    private static Map<String, List<String>> skySatCollect() {
        var all = new LinkedHashMap<String, List<String>>();
        masked(all, "analytic", "ortho_analytic", "ortho_analytic");
        masked(all, "analytic_sr", "ortho_analytic_sr", "ortho_analytic");
        masked(all, "uncalibrated_dn", "ortho_analytic_dn", "ortho_analytic");
        masked(all, "panchromatic_dn", "ortho_panchromatic_dn", "ortho_panchromatic");
        masked(all, "pansharpened", "ortho_pansharpened", "ortho_pansharpened");
        all.put("panchromatic", List.of("ortho_panchromatic", "ortho_panchromatic_udm"));
        all.put("panchromatic_udm2", List.of("ortho_panchromatic", "ortho_panchromatic_udm2"));
        all.put("visual", List.of("ortho_visual"));
        all.put("basic_l1a_dn", List.of("basic_l1a_all_frames"));
        return Collections.unmodifiableMap(all);
    }

    /** A bundle with the first mask, and its sister with both. */
    private static void masked(Map<String, List<String>> all, String bundle, String image, String masks) {
        all.put(bundle, List.of(image, masks + "_udm"));
        all.put(bundle + "_udm2", List.of(image, masks + "_udm", masks + "_udm2"));
    }
}
