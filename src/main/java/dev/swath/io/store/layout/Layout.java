package dev.swath.io.store.layout;

import dev.swath.io.base.SafeName;
import dev.swath.model.Order;
import dev.swath.model.Request;
import dev.swath.model.Source;
import dev.swath.model.trouble.BadSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a drop's files lie in the store: those of a scene as the layout says, those of the whole order, and of scenes
 * whose day it needs and nobody tells, below a folder {@code _orders}. Frozen with the drop: editing the setting moves
 * nothing.
 */
public final class Layout {
    /** The settings that say it. */
    public static final String NAME = "store.layout";

    public static final String TEMPLATE = "store.template";
    public static final List<String> NAMES = List.of("swath", "flowzero", "template");

    private static final String SWATH = "{drop}/{feature}/{date}/{file}";
    private static final String FLOWZERO = "/{bands}/{feature}/{yyyy}_{mm}_{dd}_{scene}{kind}.{ending}";

    private final String name;
    private final String template;

    private static final String SWATH_QUADS = "{drop}/{feature}/{yyyy}/{mm}/{mosaic}/{file}";
    private static final String FLOWZERO_QUADS = "basemaps/{feature}/{yyyy}_{mm}_{dd}/{mosaic}_{quad}{kind}.{ending}";

    private Layout(String name, String template) {
        this.name = name;
        this.template = template;
    }

    /** @param settings of a drop; one from before there were layouts says nothing of them */
    public static Layout of(Map<String, String> settings) {
        return new Layout(settings.getOrDefault(NAME, "swath"), settings.getOrDefault(TEMPLATE, ""));
    }

    /** What is wrong with a template, said so that it can be put right; empty when nothing is. */
    public static Optional<String> fault(String template) {
        return template.isEmpty() ? Optional.empty() : Template.fault(template);
    }

    /** @throws BadSetting when a template is asked for, and there is none */
    public Layout demandTemplate() {
        if (name.equals("template") && template.isEmpty()) {
            throw new BadSetting(
                    "bad-setting", TEMPLATE + ": must say where files lie when " + NAME + "=template, was empty");
        }
        return this;
    }

    /** Targets of files of one order, in the same order; relative to the store's root. */
    public List<String> targets(Request request, Order order, List<Named> files) {
        var ofItems = files.stream()
                .filter(file -> file.itemId() != null)
                .collect(Collectors.groupingBy(
                        file -> String.valueOf(file.itemId()), Collectors.mapping(Named::file, Collectors.toList())));
        var targets = new ArrayList<String>();
        for (var file : files) {
            var scene = ofScene(request, order, file, ofItems);
            targets.add(scene.orElseGet(() -> ofOrder(request, order, file.path())));
        }
        return targets;
    }

    /** Target of a file of the whole order. */
    public String target(Request request, Order order, String path) {
        return ofOrder(request, order, path);
    }

    private Optional<String> ofScene(Request request, Order order, Named file, Map<String, List<String>> ofItems) {
        @Nullable String item = file.itemId();
        if (item == null) {
            return Optional.empty();
        }
        var bands = Bands.of(order.bundle(), ofItems.getOrDefault(item, List.of()));
        return new Template(template(order)).fill(Fields.of(request, order, file, item, bands));
    }

    private String template(Order order) {
        boolean quads = order.source() == Source.BASEMAPS;
        return switch (name) {
            case "flowzero" -> quads ? FLOWZERO_QUADS : camera(order.itemType()) + " analytic" + FLOWZERO;
            case "template" -> template;
            default -> quads ? SWATH_QUADS : SWATH;
        };
    }

    private static String camera(String itemType) {
        return itemType.startsWith("SkySat")
                ? "skysat"
                : itemType.startsWith("PS")
                        ? "planetscope"
                        : SafeName.of(itemType).toLowerCase(Locale.ROOT);
    }

    private String ofOrder(Request request, Order order, String path) {
        var feature = SafeName.of(request.dropName()) + "/" + SafeName.of(request.featureKey()) + "/";
        var safePath = Arrays.stream(path.split("/")).map(SafeName::of).collect(Collectors.joining("/"));
        return (name.equals("swath") ? feature + "_orders/" : "_orders/" + feature) + SafeName.of(order.name()) + "/"
                + safePath;
    }
}
