package dev.swath.io.ledger;

import dev.swath.model.Feature;
import dev.swath.model.Period;
import dev.swath.model.Request;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the drops, and the requests made of them. */
public interface Features {
    /**
     * Adds a block of features to a READING job, each with the periods of its requests (none for one set aside).
     * A feature whose key the job already has is kept under {@code key~row}, and its repairs say so: ids of real files
     * are often not unique, and its parcel is wanted all the same.
     */
    void add(List<Taken> block);

    /** @param periods pieces of the feature's period, one request each */
    record Taken(Feature feature, List<Period> periods) {}

    /** The request a claimed row stands for. */
    Request request(String requestId);

    /** The job's features in file order, streamed; close the stream. Geometries included. */
    Stream<Feature> stream(String jobId);

    long count(String jobId);
}
