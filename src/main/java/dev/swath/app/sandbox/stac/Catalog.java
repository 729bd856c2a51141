package dev.swath.app.sandbox.stac;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/** All scenes of any place on any day until now: none is stored, each follows from tile, track and day. Thread-safe. */
final class Catalog {
    /** A part of a tile below this share of it is not made a scene. */
    private static final double LEAST_SHARE = 0.01;
    /** Degrees; below it is night for the mission. */
    private static final double LEAST_SUN = 3;

    private static final int MOST = 2_000_000;
    private static final int KEPT = 50_000;

    private final TileGrid grid;
    private final Weather weather;
    private final Clock clock;
    private final Kept<Shares> shares = new Kept<>(KEPT, value -> 1, dropped -> {});
    private final Kept<Optional<Scene>> known = new Kept<>(KEPT, value -> 1, dropped -> {});

    Catalog(int tileKm, Weather weather, Clock clock) {
        this.grid = new TileGrid(tileKm);
        this.weather = weather;
        this.clock = clock;
    }

    Weather weather() {
        return weather;
    }

    /**
     * In no particular order.
     *
     * @param from inclusive, as is {@code to}
     */
    List<Scene> scenes(Set<Collection> collections, Geometry area, Instant from, Instant to) {
        var found = new ArrayList<Scene>();
        for (Tile tile : grid.touching(area)) {
            for (Collection collection : collections) {
                found.addAll(scenes(collection, tile, area, from, to));
            }
            if (found.size() > MOST) {
                throw Refusal.bad("area and time too large for this service");
            }
        }
        return found;
    }

    Optional<Scene> scene(Collection collection, String id) {
        return known.get(collection.id() + "/" + id, () -> find(collection, id));
    }

    Shares shares(Scene scene) {
        return shares.get(scene.tile().name() + "/" + scene.key(), () -> Shares.of(scene, weather));
    }

    private Optional<Scene> find(Collection collection, String id) {
        String[] words = id.split("_", -1);
        int place = collection.sentinel() ? 1 : 6;
        int time = collection == Collection.LANDSAT_C2_L2 ? 3 : 2;
        if (words.length <= Math.max(place, time)) {
            return Optional.empty();
        }
        String name = collection == Collection.SENTINEL_2_C1_L2A ? words[1].replaceFirst("^T", "") : words[place];
        Optional<LocalDate> date = date(words[time]);
        Optional<Tile> tile = grid.named(name);
        if (date.isEmpty() || tile.isEmpty()) {
            return Optional.empty();
        }
        Instant day = date.get().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant after = day.plus(Duration.ofDays(2));
        return scenes(collection, tile.get(), tile.get().outline(), day.minus(Duration.ofDays(1)), after).stream()
                .filter(scene -> scene.id().equals(id))
                .findFirst();
    }

    private static Optional<LocalDate> date(String stamp) {
        try {
            String day = stamp.substring(0, Math.min(8, stamp.length()));
            return Optional.of(LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private List<Scene> scenes(Collection collection, Tile tile, Geometry area, Instant from, Instant to) {
        var found = new ArrayList<Scene>();
        Mission mission = collection.mission();
        double whole = tile.outline().getArea();
        double latitude = tile.middle().y;
        Instant end = to.isBefore(clock.instant()) ? to : clock.instant();
        for (int track : mission.tracks(tile)) {
            Geometry footprint = mission.footprint(tile, track);
            if (footprint.getArea() < LEAST_SHARE * whole || !footprint.intersects(area)) {
                continue;
            }
            mission.days(track, from, end).forEach(day -> {
                Instant sensed = mission.sensed(track, day, latitude);
                if (!sensed.isBefore(from) && !sensed.isAfter(end)) {
                    int key = mission.key(weather.seed(), track, day);
                    var scene = new Scene(collection, tile, track, day, 0, footprint, sensed, key);
                    publish(scene, latitude, found);
                }
            });
        }
        return found;
    }

    private void publish(Scene scene, double latitude, List<Scene> found) {
        boolean night = Sun.at(latitude, scene.date()).elevation() < LEAST_SUN;
        var spell = weather.spell(scene.tile(), scene.footprint().getEnvelopeInternal(), scene.date());
        Instant now = clock.instant();
        if (night
                || spell.filter(Spell.Kind.NONE::equals).isPresent()
                || scene.published().isAfter(now)) {
            return;
        }
        found.add(scene);
        if (scene.collection() == Collection.SENTINEL_2_L2A && Scene.again(scene.key(), scene.date())) {
            var later = scene.again();
            if (!later.published().isAfter(now)) {
                found.add(later);
            }
        }
    }
}
