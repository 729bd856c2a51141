package dev.swath.app.sandbox;

import dev.swath.app.sandbox.chance.Chance;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** All mosaics that there are by now. */
final class Mosaics {
    private final Clock clock;
    private final long seed;

    /** @param seed of what is seen on them */
    Mosaics(Clock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    List<Mosaic> all() {
        return Arrays.stream(Series.values())
                .flatMap(series -> series.mosaics(today()).stream())
                .toList();
    }

    Optional<Mosaic> byId(String id) {
        return all().stream().filter(mosaic -> mosaic.id().equals(id)).findFirst();
    }

    Optional<Mosaic> byName(String name) {
        return all().stream().filter(mosaic -> mosaic.name().equals(name)).findFirst();
    }

    /** What a quad shows: the ground of its mosaic's time without a cloud. Empty when there is no such quad. */
    Optional<Scene> quad(Mosaic mosaic, String id) {
        Instant begins = mosaic.begins();
        return Mosaic.GRID
                .footprint(id)
                .map(footprint -> new Scene(
                        id,
                        Chance.mix(seed, mosaic.name().hashCode(), id.hashCode()),
                        "",
                        "",
                        begins,
                        3,
                        begins,
                        footprint,
                        0,
                        true,
                        true,
                        mosaic.series().downloadable()));
    }
}
