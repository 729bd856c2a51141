package dev.swath.app.sandbox.stac;

import java.util.List;
import java.util.Set;

/**
 * What the STAC service has to show.
 *
 * @param tileKm side of a tile's core: 100 as Sentinel-2 has it, or 50, 20 or 10, which are made as much quicker
 * @param misses share of the quarters of a year, by tile, of which half have no scene and half nothing but clouds, 0 to 1
 * @param checksums whether items of sentinel-2-c1-l2a name size and checksum of every image, which must then be made for
 *     each item that is shown: half a second with tiles of 10 km
 * @param spells times and places with scenes unlike others; the first that fits counts
 * @param storage how the files of items are reached
 */
public record StacWorld(int tileKm, double misses, boolean checksums, List<Spell> spells, Storage storage) {
    public StacWorld {
        spells = List.copyOf(spells);
        if (!Set.of(10, 20, 50, 100).contains(tileKm)) {
            throw new IllegalArgumentException("tiles must be 10, 20, 50 or 100 km, was " + tileKm);
        }
        if (!(misses >= 0 && misses <= 1)) {
            throw new IllegalArgumentException("misses must be within 0..1, was " + misses);
        }
    }

    /** Tiles of 10 km, no misses, no checksums of images, no spells, files for anybody. */
    public static StacWorld defaults() {
        return new StacWorld(10, 0, false, List.of(), Storage.OPEN);
    }

    public StacWorld withTileKm(int changed) {
        return new StacWorld(changed, misses, checksums, spells, storage);
    }

    public StacWorld withMisses(double changed) {
        return new StacWorld(tileKm, changed, checksums, spells, storage);
    }

    public StacWorld withChecksums(boolean changed) {
        return new StacWorld(tileKm, misses, changed, spells, storage);
    }

    public StacWorld withSpells(List<Spell> changed) {
        return new StacWorld(tileKm, misses, checksums, changed, storage);
    }

    public StacWorld withStorage(Storage changed) {
        return new StacWorld(tileKm, misses, checksums, spells, changed);
    }
}
