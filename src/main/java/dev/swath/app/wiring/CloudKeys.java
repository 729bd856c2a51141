package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.choice;
import static dev.swath.app.wiring.Key.text;
import static java.time.temporal.ChronoUnit.MILLIS;

import dev.swath.io.arrival.Arrivals;
import dev.swath.io.base.S3Access;
import dev.swath.io.base.S3Clients;
import dev.swath.io.planet.BucketDelivery;
import dev.swath.io.planet.BucketDelivery.Credentials;
import dev.swath.model.trouble.BadSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** The settings of orders that Planet itself delivers into a bucket. */
final class CloudKeys {
    private static final String KEY_ID = "SWATH_DELIVERY_AWS_ACCESS_KEY_ID";
    private static final String SECRET = "SWATH_DELIVERY_AWS_SECRET_ACCESS_KEY";

    /** Secrets of the environment: no settings. */
    static final List<String> VARIABLES = List.of(KEY_ID, SECRET);

    static final List<Key> ALL = List.of(
            choice(
                    "order.delivery",
                    "download",
                    List.of("download", "s3"),
                    "How files come: download = they are fetched into store.url; s3 = Planet puts them into your bucket, no bytes pass here."),
            text("order.s3.bucket", "", "Bucket that Planet delivers into, for order.delivery=s3."),
            text("order.s3.region", "", "Its region, e.g. eu-central-1."),
            text("order.s3.prefix", "", "What its keys begin with; Planet adds /ORDER/PATH."),
            text(
                    "order.s3.destination-ref",
                    "",
                    "Destination stored at Planet, pl:destinations/NAME; empty = the order carries SWATH_DELIVERY_AWS_ACCESS_KEY_ID and _SECRET_ACCESS_KEY."),
            choice(
                    "download.verify-arrivals",
                    "read",
                    List.of("head", "read"),
                    "What Planet delivered is told by size and MD5; where the bucket does not tell the MD5, it is read whole, or (head) its size is enough."));

    private CloudKeys() {}

    /** What Planet writes with; null when the environment has none. */
    static @Nullable Credentials credentials(Settings settings) {
        var id = settings.environment(KEY_ID);
        var secret = settings.environment(SECRET);
        if (id.isPresent() != secret.isPresent()) {
            throw new BadSetting("bad-setting", "environment " + KEY_ID + ", " + SECRET + ": set both, or none");
        }
        return id.isEmpty() ? null : new Credentials(id.get(), secret.orElseThrow());
    }

    /** @throws BadSetting when orders are to be delivered by Planet, and could not */
    static void demandFit(Settings settings) {
        var now = new TreeMap<String, String>();
        ALL.forEach(key -> now.put(key.name(), settings.text(key.name())));
        demandFit(settings, now);
    }

    /** @param wanted those of the settings that a drop may have its own of */
    static void demandFit(Settings settings, Map<String, String> wanted) {
        BucketDelivery.of(wanted).ifPresent(delivery -> delivery.demandComplete(credentials(settings)));
    }

    /** Reads the bucket with the credentials that Planet writes with, else with those of AWS's own chain. */
    static Arrivals arrivals(Settings settings) {
        return new Arrivals(() -> client(settings));
    }

    private static S3Client client(Settings settings) {
        var endpoint = BucketSettings.endpoint(settings.text("store.s3.endpoint"));
        var access = new S3Access(
                endpoint,
                settings.text("order.s3.region"),
                endpoint != null,
                endpoint != null,
                settings.integer("store.s3.tries"),
                settings.scaled("retry.wait-ms", MILLIS),
                Duration.ofSeconds(settings.integer("download.stall-seconds")));
        return S3Clients.open(access, Upstream.fetch(settings), provider(credentials(settings)));
    }

    private static AwsCredentialsProvider provider(@Nullable Credentials own) {
        return own == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create(own.id(), own.secret()));
    }
}
