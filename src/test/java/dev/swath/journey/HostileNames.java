package dev.swath.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Everything in a campaign that has a name, under one that a browser would run if it were markup. */
final class HostileNames {
    static final String EVIL = "<img src=x onerror=alert(1)>";
    static final String DROP = "evil " + EVIL + " \"'&";
    static final String ROUTE_FILE = "97-" + EVIL + ".camel.yaml";

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String JOB = "insert into job (id, name, source, state, settings, arrived_ms, finished_ms)"
            + " values (?, ?, ?, 'FINISHED', '{}', 1, 2)";
    private static final String COMPOSITE = "insert into composite"
            + " (job_id, request, service, collections, bands, masked, aoi, from_ms, until_ms)"
            + " select ?, '{}', '', '[]', '[]', false, aoi, 1, 2 from feature where aoi is not null limit 1";
    private static final String MONTH =
            "insert into composite_output (composite_id, target, month, kind, bytes, digest)"
                    + " values (?, ?, '2025-06', 'cog', 1, 'none')";
    private static final String DATASET = "insert into dataset (job_id, folder, operations, options, step, begun)"
            + " values (?, ?, '[]', '{}', 1, false)";
    private static final String CHIP = "insert into chip_season"
            + " (id, job_id, operation, chip, season, question, checked)"
            + " values (?, 'made-2', 'download-images', ?, 'planting', '{}', 1)";
    private static final String WORK = "insert into work"
            + " (id, job_id, kind, route, status, not_before_ms, failures, created_ms, updated_ms)"
            + " values (?, 'made-2', 'chip', 'dataset-clip', 'done', 0, 0, 1, 2)";

    private HostileNames() {}

    /** A drop with two features, their attributes, and its settings. */
    static void drop(Campaign campaign) throws IOException {
        Files.writeString(campaign.inbox().resolve(DROP + ".geojson"), """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "properties": {"id": "%1$s", "%1$s": "%1$s"},
                   "geometry": {"type": "Polygon", "coordinates":
                     [[[10, 50], [10.01, 50], [10.01, 50.01], [10, 50.01], [10, 50]]]}},
                  {"type": "Feature", "properties": {"id": "javascript:alert(1)"},
                   "geometry": {"type": "Point", "coordinates": [10, 50]}}]}
                """.formatted(EVIL));
        Files.writeString(
                campaign.inbox().resolve(DROP + ".properties"),
                "intake.id-column=id\nstart_date=2025-06-01\nend_date=2025-06-30\n");
    }

    /** A route that is taken into force. */
    static void route(Campaign campaign) throws IOException {
        Files.writeString(
                campaign.home().resolve("routes/95-report.camel.yaml"), """
                - route:
                    id: "report-%1$s"
                    description: "%1$s"
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: direct:report-evil
                      steps:
                        - to:
                            uri: direct:order-file
                """.formatted(EVIL), StandardOpenOption.APPEND);
    }

    /** A file of routes that is not, for its name. */
    static void routeFile(Campaign campaign) throws IOException {
        Files.writeString(campaign.home().resolve("routes").resolve(ROUTE_FILE), "- nonsense: 1\n");
    }

    /**
     * A month of a composite, and an image of a chip of a dataset. No request gets these names past the product: they are
     * written into the ledger and onto the disk behind its back, while the run goes on.
     *
     * @param image what they are images of
     */
    static void made(Campaign campaign, Path image) throws IOException, SQLException {
        var target = EVIL + ".tif";
        Files.copy(image, campaign.delivered().resolve(target));
        var folder = campaign.home().resolve(EVIL);
        var chips = Files.createDirectories(folder.resolve(EVIL + "-chips"));
        Files.writeString(chips.resolve("collection.json"), "{}");
        Files.copy(image, Files.createDirectory(chips.resolve(EVIL)).resolve(EVIL + "_planting_image_s2.tif"));
        try (var ledger = DriverManager.getConnection(
                "jdbc:sqlite:" + campaign.home().resolve("state/ledger.db") + "?busy_timeout=" + PATIENCE_MILLIS)) {
            ledger.setAutoCommit(false);
            write(ledger, JOB, List.of("made-1", EVIL, EVIL));
            write(ledger, COMPOSITE, List.of("made-1"));
            write(ledger, MONTH, List.of("made-1", target));
            write(ledger, JOB, List.of("made-2", EVIL, EVIL));
            write(ledger, DATASET, List.of("made-2", folder.toString()));
            write(ledger, CHIP, List.of("made-chip", EVIL));
            write(ledger, WORK, List.of("made-chip"));
            ledger.commit();
        }
    }

    private static void write(Connection ledger, String sql, List<String> values) throws SQLException {
        try (var statement = ledger.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setString(i + 1, values.get(i));
            }
            if (statement.executeUpdate() != 1) {
                throw new SQLException("nothing was written by " + sql);
            }
        }
    }
}
