package dev.swath.model;

/**
 * The right to work on one row until the lease runs out. It is what travels in a message; whatever else is needed is
 * read from the ledger with it. Results are accepted only under the same lease.
 *
 * @param workId id of the row, which is also the id of the request, order or file it stands for
 * @param jobId the job it belongs to
 * @param route where it was claimed
 * @param lease unique per claim; temporary file names carry it
 * @param failures how often this row was put back because of trouble
 */
public record Claim(String workId, String jobId, Route route, String lease, int failures) {}
