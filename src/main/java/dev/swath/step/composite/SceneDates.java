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
 * Items become dates: those of one platform, taken within ten minutes of the first, are one pass over the area. The next
 * pass of a platform comes an orbit later, which is an hour and a half.
 */
final class SceneDates {
    private static final Duration PASS = Duration.ofMinutes(10);
    private static final Comparator<StacItem> BY_TIME =
            Comparator.comparing(StacItem::start).thenComparing(StacItem::id);

    private final CollectionProfile profile;
    private final List<String> bands;

    /** @param bands by their common names, in the order of the recipe */
    SceneDates(CollectionProfile profile, List<String> bands) {
        this.profile = profile;
        this.bands = List.copyOf(bands);
    }

    /**
     * @param dates in the order of time; within a date items are in the order of their ids, so that the same items always
     *     give the same composite
     * @param leftOut ids of items that lack an image
     */
    record Found(List<SceneDate> dates, List<String> leftOut) {}

    /**
     * @param items without duplicates, in any order
     * @throws dev.swath.model.trouble.BadInput {@code unknown-band}
     */
    Found of(List<StacItem> items) {
        List<String> leftOut = new ArrayList<>();
        List<Pass> passes = new ArrayList<>();
        for (StacItem item : items.stream().sorted(BY_TIME).toList()) {
            if (images(item).isEmpty()) {
                leftOut.add(item.id());
                continue;
            }
            passes.stream()
                    .filter(pass -> pass.has(item))
                    .findFirst()
                    .ifPresentOrElse(pass -> pass.add(item), () -> passes.add(new Pass(item)));
        }
        return new Found(passes.stream().map(this::date).toList(), leftOut);
    }

    private SceneDate date(Pass pass) {
        List<ItemImages> images = pass.items.stream()
                .sorted(Comparator.comparing(StacItem::id))
                .flatMap(item -> images(item).stream())
                .toList();
        String day = pass.first.atZone(ZoneOffset.UTC).toLocalDate().toString();
        return new SceneDate(pass.platform == null ? day : day + " " + pass.platform, images);
    }

    private Optional<ItemImages> images(StacItem item) {
        List<BandImage> images = new ArrayList<>();
        for (String band : bands) {
            profile.band(item, band).ifPresent(asset -> images.add(image(item, asset, band)));
        }
        Optional<StacAsset> mask = profile.mask(item);
        boolean lacks = images.size() < bands.size() || (profile.mask() != null && mask.isEmpty());
        return lacks
                ? Optional.empty()
                : Optional.of(new ItemImages(
                        images,
                        mask.map(asset -> new BandImage(asset.href().toString(), 0, Rescale.none(Double.NaN)))
                                .orElse(null)));
    }

    private BandImage image(StacItem item, StacAsset asset, String band) {
        int index = IntStream.range(0, asset.bands().size())
                .filter(i -> band.equals(asset.bands().get(i).commonName()))
                .findFirst()
                .orElse(0);
        @Nullable
        Double stated =
                asset.bands().isEmpty() ? null : asset.bands().get(index).nodata();
        double nodata = stated == null ? profile.nodata() : stated;
        double offset = profile.scale() * profile.offset().of(item, asset);
        return new BandImage(asset.href().toString(), index, Rescale.toReflectance(nodata, profile.scale(), offset));
    }

    private static final class Pass {
        private final @Nullable String platform;
        private final Instant first;
        private final List<StacItem> items = new ArrayList<>();

        Pass(StacItem item) {
            platform = item.text("platform");
            first = item.start();
            items.add(item);
        }

        boolean has(StacItem item) {
            return Objects.equals(platform, item.text("platform"))
                    && Duration.between(first, item.start()).compareTo(PASS) <= 0;
        }

        void add(StacItem item) {
            items.add(item);
        }
    }
}
