package dev.swath.step.dataset.images;

import dev.swath.step.dataset.make.DatasetOptions;
import java.nio.file.Path;

/**
 * A dataset that is to be made before its images are asked for.
 *
 * @param fields file of field polygons, absolute
 * @param sent whether the file came for this dataset alone, and goes when it is made
 * @param days whether its chips are to tell planting and harvest, which their images need
 * @param options what it is to be like; without a calendar
 */
public record NewDataset(Path fields, boolean sent, boolean days, DatasetOptions options) {}
