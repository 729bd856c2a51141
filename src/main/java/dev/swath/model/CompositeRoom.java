package dev.swath.model;

import java.nio.file.Path;

/**
 * Where composites are made, and what they may take of the machine.
 *
 * @param scratch folder on a local disk for tiles underway, which outlives a crash
 * @param folder of the store for what they become, without a slash at its end
 * @param tilePixels wished side of a tile, a multiple of 512; less where memory is short
 * @param memoryBytes for all tiles underway together
 * @param workers tiles made side by side
 * @param readsAtOnce dates of a tile that are read side by side
 */
public record CompositeRoom(
        Path scratch, String folder, int tilePixels, long memoryBytes, int workers, int readsAtOnce) {}
