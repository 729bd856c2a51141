package dev.swath.io.flowzero;

import dev.swath.io.flowzero.OldConfig.Line;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What each key of FlowZero's {@code config.yaml} is called here. Pure. */
public final class ConfigMapping {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(api_?key|pl_key|secret|password|token|access_key|credential).*");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private static final Map<String, Function<Line, Mapped>> KEYS = keys();

    private ConfigMapping() {}

    /**
     * @param settings what is to be set here, by name; empty when the key is dropped
     * @param why what differs, or why it is dropped; empty when it is the same
     */
    public record Mapped(Line from, Map<String, String> settings, String why) {
        public boolean isDropped() {
            return settings.isEmpty();
        }

        /** The old line for people; the value of a secret is not told. */
        public String old() {
            return from.key() + (isSecret(from.key()) ? "" : ": " + from.value());
        }
    }

    public static Mapped of(Line line) {
        var key = line.key().toLowerCase(Locale.ROOT);
        if (isSecret(key)) {
            return dropped(
                    line,
                    key.contains("aws") || key.startsWith("s3")
                            ? "a secret: AWS credentials come from AWS's own chain (environment, profile, role)"
                            : "a secret: put it into the environment as PL_API_KEY, or into a file .env");
        }
        return Optional.ofNullable(KEYS.get(key))
                .map(known -> known.apply(line))
                .orElseGet(() -> dropped(line, "no key of FlowZero's that is known here"));
    }

    static boolean isSecret(String key) {
        return SECRET.matcher(key).matches();
    }

    private static Map<String, Function<Line, Mapped>> keys() {
        var keys = new LinkedHashMap<String, Function<Line, Mapped>>();
        for (var url : List.of("planet.api_url", "planet.orders_url", "planet.base_url", "api.planet_base_url")) {
            keys.put(url, ConfigMapping::service);
        }
        keys.put("planet.timeout", ConfigMapping::timeout);
        keys.put("planet.max_retries", ConfigMapping::retries);
        keys.put("s3.bucket_name", ConfigMapping::bucket);
        keys.put("s3.bucket", ConfigMapping::bucket);
        keys.put("s3.region", line -> set(line, "store.s3.region", line.value(), ""));
        for (var workers : List.of("downloads.max_workers", "downloads.max_concurrent", "s3.max_workers")) {
            keys.put(workers, line -> whole(line, "download.workers", 1, 16, "at most 16 here"));
        }
        for (var coverage : List.of("downloads.min_coverage_pct", "api.min_coverage_pct")) {
            keys.put(coverage, line -> number(line)
                    .map(percent -> set(line, "select.min-coverage-percent", percent.toPlainString(), ""))
                    .orElseGet(() -> noNumber(line)));
        }
        keys.put("downloads.cloud_cover_max", ConfigMapping::clouds);
        keys.put("api.rate_limit_delay", line -> pace(line, "order.interval-ms"));
        keys.put("api.pagination_delay", line -> pace(line, "search.interval-ms"));
        keys.put("downloads.timeout", line -> whole(line, "download.stall-seconds", 1, 3600, "seconds without a byte"));
        keys.put("downloads.chunk_size", ConfigMapping::part);
        keys.put(
                "downloads.retry_attempts",
                line -> dropped(line, "a download is put back retry.rounds times; fewer would lose what is paid"));
        keys.put(
                "database_path",
                line -> dropped(
                        line, "the ledger is ledger.url; swath import-orders " + line.value() + " takes it in"));
        keys.put("logging.level", line -> dropped(line, "logs/ always has everything; the terminal has only troubles"));
        keys.put("logging.file_retention_days", line -> dropped(line, "logs are rotated and removed by size and age"));
        return Map.copyOf(keys);
    }

    private static Mapped set(Line line, String setting, String value, String why) {
        return value.isEmpty() ? dropped(line, "says nothing") : new Mapped(line, Map.of(setting, value), why);
    }

    private static Mapped dropped(Line line, String why) {
        return new Mapped(line, Map.of(), why);
    }

    private static Mapped noNumber(Line line) {
        return dropped(line, "must be a number");
    }

    private static Optional<BigDecimal> number(Line line) {
        try {
            return line.value().length() > 20 ? Optional.empty() : Optional.of(new BigDecimal(line.value()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    /** All of Planet's services have one address here. */
    private static Mapped service(Line line) {
        try {
            var uri = URI.create(line.value());
            return uri.getHost() == null || uri.getScheme() == null || uri.getUserInfo() != null
                    ? dropped(line, "is no address")
                    : set(
                            line,
                            "planet.url",
                            uri.getScheme() + "://" + uri.getAuthority(),
                            "one address for all of Planet's services");
        } catch (IllegalArgumentException noAddress) {
            return dropped(line, "is no address");
        }
    }

    private static Mapped timeout(Line line) {
        return number(line)
                .map(seconds -> seconds.compareTo(BigDecimal.valueOf(125)) < 0
                        ? dropped(
                                line,
                                "below 125 s an order's late answer is taken for lost, and would be ordered twice")
                        : set(line, "http.response-timeout-ms", millis(seconds), ""))
                .orElseGet(() -> noNumber(line));
    }

    private static Mapped retries(Line line) {
        return number(line)
                .map(tries -> set(
                        line,
                        "retry.redeliveries",
                        String.valueOf(Math.max(0, Math.min(20, tries.intValue() - 1))),
                        "repeats after the first try; questions only, an order is never repeated"))
                .orElseGet(() -> noNumber(line));
    }

    private static Mapped bucket(Line line) {
        if (!BUCKET.matcher(line.value()).matches()) {
            return dropped(line, "is no name of a bucket");
        }
        return new Mapped(
                line,
                Map.of("store.url", "s3://" + line.value(), "store.layout", "flowzero"),
                "files lie where FlowZero puts them; what lies there already is verified, not fetched again");
    }

    private static Mapped whole(Line line, String setting, int min, int max, String why) {
        return number(line)
                .map(told -> {
                    int value = (int) Math.max(min, Math.min(max, told.longValue()));
                    return set(line, setting, String.valueOf(value), told.longValue() == value ? "" : why);
                })
                .orElseGet(() -> noNumber(line));
    }

    private static Mapped clouds(Line line) {
        return number(line)
                .map(cover -> set(
                        line,
                        "select.max-cloud-percent",
                        cover.compareTo(BigDecimal.ONE) <= 0
                                ? cover.movePointRight(2).stripTrailingZeros().toPlainString()
                                : cover.toPlainString(),
                        "a share of 1 there, percent here"))
                .orElseGet(() -> noNumber(line));
    }

    private static Mapped pace(Line line, String setting) {
        return number(line)
                .map(seconds -> seconds.signum() <= 0
                        ? dropped(line, "Planet refuses calls without a pace; " + setting + " stays")
                        : set(line, setting, millis(seconds), "milliseconds; kept by all processes together"))
                .orElseGet(() -> noNumber(line));
    }

    private static Mapped part(Line line) {
        return number(line)
                .map(bytes -> bytes.longValue() >> 20)
                .map(mib -> mib < 5 || mib > 512
                        ? dropped(line, "parts have 5 to 512 MiB here (store.s3.part-mb)")
                        : set(line, "store.s3.part-mb", String.valueOf(mib), "mebibytes; the part of an upload"))
                .orElseGet(() -> noNumber(line));
    }

    private static String millis(BigDecimal seconds) {
        return seconds.multiply(THOUSAND).toBigInteger().toString();
    }
}
