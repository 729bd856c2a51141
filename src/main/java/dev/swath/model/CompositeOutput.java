package dev.swath.model;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A file that a composite has become.
 *
 * @param month null = of all months together
 * @param kind {@code cog}, {@code visual} (8-bit COG), {@code preview} (PNG), {@code cube} (Zarr), {@code item},
 *     {@code collection} or {@code items} (STAC, and its table)
 * @param target relative to the store's root; of a cube its folder
 * @param bytes 0 of a cube
 * @param digest {@code sha256:…}; empty of a cube
 */
public record CompositeOutput(@Nullable YearMonth month, String kind, String target, long bytes, String digest) {}
