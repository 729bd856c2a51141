package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.assets;
import static dev.swath.app.wiring.Key.choice;
import static dev.swath.app.wiring.Key.integer;
import static dev.swath.app.wiring.Key.onOff;
import static dev.swath.app.wiring.Key.template;
import static dev.swath.app.wiring.Key.text;

import dev.swath.io.store.layout.Layout;
import java.util.List;

/** The settings of where files are delivered to. AWS credentials are none: they come from AWS's own chain alone. */
final class StoreKeys {
    static final List<Key> ALL = List.of(
            text("store.url", "file:delivered", "Where images are delivered: file:FOLDER, or s3://BUCKET/PREFIX."),
            choice(
                    Layout.NAME,
                    "swath",
                    Layout.NAMES,
                    "Where a drop's files lie: swath = drop/feature/date/file, flowzero = as FlowZero has them, template = as"
                            + " below; frozen with the drop."),
            template(
                    Layout.TEMPLATE,
                    "For store.layout=template: fields in braces and / between names, e.g. {drop}/{week}/{feature}/{file}."),
            onOff(
                    "store.metadata",
                    true,
                    "Whether a small NAME_scene.json lies beside each scene's files: what it is, its order, its digests."),
            onOff(
                    "store.reports",
                    false,
                    "Whether each drop's report is also put into the store, under _swath/reports/, before the drop is finished."),
            onOff("download.overwrite", false, "Whether files are fetched although they lie verified in their places."),
            assets(
                    "download.skip-assets",
                    "Files that are bought but not fetched, with commas, e.g. udm2,metadata.xml; empty = every paid file is."),
            integer(
                    "store.min-free-mb",
                    500,
                    0,
                    100_000_000,
                    "Megabytes that must stay free on the disk; below that downloads wait."),
            integer(
                    "store.max-gb",
                    0,
                    0,
                    10_000_000,
                    "Most gigabytes that this ledger's files may fill the store with; orders beyond it wait. 0 = as many as fit."),
            text(
                    "store.s3.endpoint",
                    "",
                    "Address of an S3-compatible server, e.g. https://s3.example.org; empty = Amazon's."),
            text(
                    "store.s3.region",
                    "",
                    "Region of the bucket, e.g. eu-central-1; empty = as AWS_REGION or the AWS profile has it."),
            choice(
                    "store.s3.compat",
                    "auto",
                    List.of("auto", "aws", "generic"),
                    "Checksums by CRC32C, as Amazon has them, or by MD5, as every server has them; auto = generic where an endpoint is set."),
            choice(
                    "store.s3.path-style",
                    "auto",
                    List.of("auto", "true", "false"),
                    "Whether the bucket's name stands in the path instead of the host; auto = where an endpoint is set."),
            text(
                    "store.s3.storage-class",
                    "",
                    "Storage class of new objects, e.g. STANDARD_IA; empty = the bucket's own. Archives are refused: delivered files are read again."),
            choice(
                    "store.s3.sse",
                    "none",
                    List.of("none", "AES256", "aws:kms"),
                    "Encryption that is asked for at the server; none = the bucket's own."),
            text("store.s3.sse-kms-key", "", "Id or ARN of the key for aws:kms; empty = the account's own."),
            integer(
                    "store.s3.part-mb",
                    8,
                    5,
                    512,
                    "Mebibytes of a part; larger files go up in parts. Each download takes twice that in memory."),
            choice(
                    "store.s3.share",
                    "copy",
                    List.of("copy", "pointer"),
                    "What a file is that another order bought already: a copy made by the server, or a small NAME.link.json that says where it lies."),
            choice(
                    "store.s3.conditional",
                    "auto",
                    List.of("auto", "true", "false"),
                    "Whether objects are only written where none lies, or in place of just what was seen there; auto = if the server can."),
            integer("store.s3.tries", 5, 1, 20, "How often a call is made before its trouble counts."));

    private StoreKeys() {}
}
