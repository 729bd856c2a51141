package dev.swath.model;

import java.math.BigDecimal;
import org.locationtech.jts.geom.Geometry;

/**
 * One question to the provider's catalogue: a feature over one period.
 *
 * @param id our own id
 * @param jobId the drop
 * @param featureId the feature
 * @param featureKey the user's id of the feature
 * @param dropName the drop's name, as the user knows it
 * @param aoi what must be covered, EPSG:4326
 * @param clip what is sent to the provider
 * @param clipHash identity of the AOI
 * @param hectares area of the AOI
 * @param terms what is wanted; its period is the feature's whole period
 * @param period the part of that period which this request asks for
 */
public record Request(
        String id,
        String jobId,
        String featureId,
        String featureKey,
        String dropName,
        Geometry aoi,
        Geometry clip,
        String clipHash,
        BigDecimal hectares,
        Terms terms,
        Period period) {}
