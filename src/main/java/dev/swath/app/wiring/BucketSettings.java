package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.swath.io.base.S3Access;
import dev.swath.io.store.s3.S3Rules;
import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the settings say about a bucket. */
record BucketSettings(S3Access access, S3Rules rules) {
    private static final Pattern URL = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(/.*)?");
    private static final int MEBIBYTE = 1 << 20;

    static boolean isBucket(String storeUrl) {
        return storeUrl.startsWith("s3:");
    }

    static BucketSettings of(Settings settings) {
        var url = URL.matcher(settings.text("store.url"));
        if (!url.matches()) {
            throw bad("store.url: must be s3://BUCKET/PREFIX, was '" + settings.text("store.url") + "'");
        }
        var endpoint = endpoint(settings.text("store.s3.endpoint"));
        boolean generic = isGeneric(settings, endpoint);
        return new BucketSettings(access(settings, endpoint, generic), rules(settings, url, generic));
    }

    private static boolean isGeneric(Settings settings, @Nullable URI endpoint) {
        var compat = settings.text("store.s3.compat");
        return compat.equals("auto") ? endpoint != null : compat.equals("generic");
    }

    private static S3Access access(Settings settings, @Nullable URI endpoint, boolean generic) {
        var pathStyle = settings.text("store.s3.path-style");
        return new S3Access(
                endpoint,
                settings.text("store.s3.region"),
                pathStyle.equals("auto") ? endpoint != null : Boolean.parseBoolean(pathStyle),
                generic,
                settings.integer("store.s3.tries"),
                settings.scaled("retry.wait-ms", MILLIS),
                // time for each mebibyte of a part, and for the answer
                Duration.ofSeconds(settings.integer("download.stall-seconds"))
                        .multipliedBy(settings.integer("store.s3.part-mb") + 1L));
    }

    private static S3Rules rules(Settings settings, Matcher url, boolean generic) {
        var storageClass = settings.text("store.s3.storage-class").toUpperCase(Locale.ROOT);
        if (storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE")) {
            throw bad("store.s3.storage-class: files cannot be read again from " + storageClass
                    + "; leave it to a lifecycle rule of the bucket");
        }
        var encryption = settings.text("store.s3.sse");
        var key = settings.text("store.s3.sse-kms-key");
        if (!key.isEmpty() && !encryption.equals("aws:kms")) {
            throw bad("store.s3.sse-kms-key: is for store.s3.sse=aws:kms alone, which is " + encryption);
        }
        return new S3Rules(
                url.group(1),
                prefix(url.group(2)),
                settings.integer("store.s3.part-mb") * MEBIBYTE,
                generic,
                S3Rules.Share.valueOf(settings.text("store.s3.share").toUpperCase(Locale.ROOT)),
                switch (settings.text("store.s3.conditional")) {
                    case "true" -> S3Rules.Conditional.ALWAYS;
                    case "false" -> S3Rules.Conditional.NEVER;
                    default -> S3Rules.Conditional.AUTO;
                },
                storageClass.isEmpty() ? null : storageClass,
                encryption.equals("none") ? null : encryption,
                key.isEmpty() ? null : key);
    }

    private static String prefix(@Nullable String path) {
        var prefix = path == null ? "" : path.replaceAll("^/+|/+$", "");
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    static @Nullable URI endpoint(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            var uri = new URI(text);
            if (uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && String.valueOf(uri.getScheme()).matches("https?")) {
                return uri;
            }
        } catch (URISyntaxException unreadable) {
            throw bad("store.s3.endpoint: must be an address like https://s3.example.org, was '" + text + "'");
        }
        throw bad("store.s3.endpoint: must be an address like https://s3.example.org, was '" + text + "'");
    }

    private static BadSetting bad(String line) {
        return new BadSetting("bad-setting", line);
    }
}
