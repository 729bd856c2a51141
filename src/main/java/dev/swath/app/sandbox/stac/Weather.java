package dev.swath.app.sandbox.stac;

import dev.swath.app.sandbox.chance.Chance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/** What the sky is like over a scene: as chance has it, unless a spell or a miss says otherwise. */
final class Weather {
    private static final long MISSES = 2718;
    private static final int MONTHS_OF_A_QUARTER = 3;

    private final StacWorld world;
    private final long seed;
    private final Sky sky;

    Weather(StacWorld world, long seed, double cloudiness) {
        this.world = world;
        this.seed = seed;
        this.sky = new Sky(cloudiness);
    }

    long seed() {
        return seed;
    }

    /** The spell over a tile on a day. */
    Optional<Spell.Kind> spell(Tile tile, Envelope place, LocalDate day) {
        List<Spell> spells = world.spells();
        return spells.stream()
                .filter(spell -> spell.covers(place, day))
                .map(Spell::kind)
                .findFirst()
                .or(() -> miss(tile, day));
    }

    /** How much is covered at a place of a scene, as {@link Sky#cover} says it. */
    interface Cover {
        double at(double u, double v);
    }

    Cover over(Scene scene) {
        Spell.Kind spell = spell(scene).orElse(Spell.Kind.WRONG_OFFSET);
        return switch (spell) {
            case OVERCAST -> (u, v) -> 1;
            case CLEAR -> (u, v) -> 0;
            default -> (u, v) -> sky.cover(scene.key(), u, v);
        };
    }

    /** Whether the values are 1000 above what they would be without the offset of later baselines. */
    boolean raised(Scene scene) {
        return switch (scene.collection()) {
            case LANDSAT_C2_L2 -> false;
            case SENTINEL_2_C1_L2A -> true;
            case SENTINEL_2_L2A -> scene.baseline().compareTo("04.00") >= 0 && (!inTime(scene) || wrong(scene));
        };
    }

    /** What the item says of it, which is not true in a spell of wrong offsets. */
    boolean saysApplied(Scene scene) {
        return scene.baseline().compareTo("04.00") >= 0 && inTime(scene);
    }

    /** In its first weeks the new baseline was passed on as it came. */
    private static boolean inTime(Scene scene) {
        return scene.sequence() > 0 || !scene.date().isBefore(LocalDate.of(2022, 3, 1));
    }

    private boolean wrong(Scene scene) {
        return spell(scene).filter(Spell.Kind.WRONG_OFFSET::equals).isPresent();
    }

    private Optional<Spell.Kind> spell(Scene scene) {
        return spell(scene.tile(), scene.tile().outline().getEnvelopeInternal(), scene.date());
    }

    private Optional<Spell.Kind> miss(Tile tile, LocalDate day) {
        int quarter = day.getYear() * 4 + (day.getMonthValue() - 1) / MONTHS_OF_A_QUARTER;
        double luck = Chance.unit(Chance.mix(seed + MISSES, tile.key()), quarter);
        if (luck >= world.misses()) {
            return Optional.empty();
        }
        return Optional.of(luck < world.misses() / 2 ? Spell.Kind.NONE : Spell.Kind.OVERCAST);
    }
}
