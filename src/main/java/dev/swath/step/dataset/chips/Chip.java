package dev.swath.step.dataset.chips;

import dev.swath.step.dataset.grid.Cell;

/**
 * A cell with fields in it.
 *
 * @param coveragePercent share of the cell that fields cover, overlaps counted once, 0 to 100 with two decimals
 */
public record Chip(Cell cell, double coveragePercent) {}
