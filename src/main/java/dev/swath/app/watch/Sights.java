package dev.swath.app.watch;

import java.util.List;
import java.util.function.Supplier;

/**
 * Everything by which one sees how a process goes.
 *
 * @param tallies what went through its routes
 * @param settings those in force
 */
public record Sights(Meters meters, Health health, Tallies tallies, Edits edits, Supplier<List<Setting>> settings) {}
