package dev.swath.step.composite;

import dev.swath.io.engine.Rescale;
import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.collection.CollectionProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scenes become dates: those of one platform, taken within ten minutes of the first, are one pass over the area. The next
 * pass of a platform comes an orbit later, which is an hour and a half.
 */
final class SceneDates {
    private static final Duration PASS = Duration.ofMinutes(10);
    private static final Comparator<InputScene> BY_ID =
            Comparator.comparing(scene -> scene.item().id());
    private static final Comparator<InputScene> BY_TIME = Comparator.<InputScene, Instant>comparing(
                    scene -> scene.item().start())
            .thenComparing(BY_ID);

    private final List<String> bands;
    private final boolean masked;

    /**
     * @param bands by their common names, in the order of the recipe
     * @param masked whether a scene needs its mask, where its collection has one
     */
    SceneDates(List<String> bands, boolean masked) {
        this.bands = List.copyOf(bands);
        this.masked = masked;
    }

    /**
     * @param dates in the order of time; within a date items are in the order of their ids, so that the same items always
     *     give the same composite
     * @param used by time
     * @param leftOut ids of items that lack an image
     */
    record Found(List<SceneDate> dates, List<InputScene> used, List<String> leftOut) {}

    /**
     * @param scenes without duplicates, in any order
     * @throws dev.swath.model.trouble.BadInput {@code unknown-band}
     */
    Found of(List<InputScene> scenes) {
        List<InputScene> used = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        List<Pass> passes = new ArrayList<>();
        for (InputScene scene : scenes.stream().sorted(BY_TIME).toList()) {
            if (images(scene).isEmpty()) {
                leftOut.add(scene.item().id());
                continue;
            }
            used.add(scene);
            passes.stream()
                    .filter(pass -> pass.has(scene.item()))
                    .findFirst()
                    .ifPresentOrElse(pass -> pass.add(scene), () -> passes.add(new Pass(scene)));
        }
        return new Found(passes.stream().map(this::date).toList(), List.copyOf(used), List.copyOf(leftOut));
    }

    private SceneDate date(Pass pass) {
        List<ItemImages> images = pass.scenes.stream()
                .sorted(BY_ID)
                .flatMap(scene -> images(scene).stream())
                .toList();
        String day = pass.first.atZone(ZoneOffset.UTC).toLocalDate().toString();
        return new SceneDate(pass.platform == null ? day : day + " " + pass.platform, images);
    }

    private Optional<ItemImages> images(InputScene scene) {
        List<BandImage> images = new ArrayList<>();
        for (String band : bands) {
            scene.profile()
                    .band(scene.item(), band)
                    .flatMap(asset -> scene.place(asset).map(place -> image(scene, asset, place, band)))
                    .ifPresent(images::add);
        }
        Optional<BandImage> mask = !masked
                ? Optional.empty()
                : scene.profile()
                        .mask(scene.item())
                        .flatMap(scene::place)
                        .map(place -> new BandImage(place, 0, Rescale.none(Double.NaN)));
        boolean lacksMask = masked && scene.profile().mask() != null && mask.isEmpty();
        return lacksMask || images.size() < bands.size()
                ? Optional.empty()
                : Optional.of(new ItemImages(images, mask.orElse(null)));
    }

    private static BandImage image(InputScene scene, StacAsset asset, String place, String band) {
        CollectionProfile profile = scene.profile();
        int index = IntStream.range(0, asset.bands().size())
                .filter(i -> band.equals(asset.bands().get(i).commonName()))
                .findFirst()
                .orElse(0);
        @Nullable
        Double stated =
                asset.bands().isEmpty() ? null : asset.bands().get(index).nodata();
        double nodata = stated == null ? profile.nodata() : stated;
        double offset = profile.scale() * profile.offset().of(scene.item(), asset);
        return new BandImage(place, index, Rescale.toReflectance(nodata, profile.scale(), offset));
    }

    private static final class Pass {
        private final @Nullable String platform;
        private final Instant first;
        private final List<InputScene> scenes = new ArrayList<>();

        Pass(InputScene scene) {
            platform = scene.item().text("platform");
            first = scene.item().start();
            scenes.add(scene);
        }

        boolean has(StacItem item) {
            return Objects.equals(platform, item.text("platform"))
                    && Duration.between(first, item.start()).compareTo(PASS) <= 0;
        }

        void add(InputScene scene) {
            scenes.add(scene);
        }
    }
}
