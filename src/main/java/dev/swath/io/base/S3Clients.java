package dev.swath.io.base;

import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;

/** Makes clients of buckets. They pool their connections; one serves many threads. */
public final class S3Clients {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    /** What servers that are not Amazon's expect when nobody told them otherwise. */
    private static final Region USUAL = Region.US_EAST_1;

    private S3Clients() {}

    /**
     * @param http time-outs, connections, proxy and certificates, as for everything that is fetched
     * @throws BadSetting when no region is known
     */
    public static S3Client open(S3Access access, HttpFetchSettings http, AwsCredentialsProvider credentials) {
        var checksums = access.isGeneric()
                ? RequestChecksumCalculation.WHEN_REQUIRED
                : RequestChecksumCalculation.WHEN_SUPPORTED;
        var validation = access.isGeneric()
                ? ResponseChecksumValidation.WHEN_REQUIRED
                : ResponseChecksumValidation.WHEN_SUPPORTED;
        var client = S3Client.builder()
                .credentialsProvider(credentials)
                .forcePathStyle(access.pathStyle())
                .requestChecksumCalculation(checksums)
                .responseChecksumValidation(validation)
                // bodies are sent as they are: some servers store the framing of chunks with the bytes
                .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
                .overrideConfiguration(override(access, http))
                .httpClient(httpClient(http));
        if (access.endpoint() != null) {
            client.endpointOverride(access.endpoint());
        }
        if (!access.region().isEmpty()) {
            client.region(Region.of(access.region()));
        } else if (access.endpoint() != null) {
            client.region(USUAL);
        }
        try {
            return client.build();
        } catch (SdkClientException noRegion) {
            throw new BadSetting(
                    "bad-setting", "store.s3.region: say in which region the bucket lies, e.g. eu-central-1", noRegion);
        }
    }

    private static ClientOverrideConfiguration override(S3Access access, HttpFetchSettings http) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(access.attemptTimeout())
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, http.userAgent())
                .retryStrategy(retries(access))
                .build();
    }

    private static RetryStrategy retries(S3Access access) {
        var backoff = access.firstWait().isZero()
                ? BackoffStrategy.retryImmediately()
                : BackoffStrategy.exponentialDelay(access.firstWait(), LONGEST_WAIT);
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(access.tries())
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .circuitBreakerEnabled(false)
                .build();
    }

    private static SdkHttpClient httpClient(HttpFetchSettings http) {
        var client = ApacheHttpClient.builder()
                .connectionTimeout(http.connectTimeout())
                .socketTimeout(http.stallTimeout())
                .connectionAcquisitionTimeout(http.stallTimeout())
                .maxConnections(http.maxConnections())
                .tcpKeepAlive(true)
                .proxyConfiguration(proxy(http.proxy(), http.noProxy()));
        var bundle = http.caBundle();
        if (bundle != null) {
            var trust = ExtraTrust.managers(bundle);
            client.tlsTrustManagersProvider(() -> trust);
        }
        return client.build();
    }

    /** Only what is set for us counts: the same way for buckets as for downloads. */
    private static ProxyConfiguration proxy(@Nullable URI proxy, List<String> direct) {
        var settings =
                ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariableValues(false);
        if (proxy != null) {
            settings.endpoint(origin(proxy)).nonProxyHosts(patterns(direct));
        }
        return settings.build();
    }

    /** Without the path, which the client refuses. */
    private static URI origin(URI proxy) {
        return URI.create(proxy.getScheme() + "://" + proxy.getRawAuthority());
    }

    /** Regular expressions, for that is what the client takes: each host with its subdomains, and this machine. */
    private static Set<String> patterns(List<String> direct) {
        var named = direct.stream()
                .map(host -> host.trim().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(host -> !host.isEmpty())
                .map(host -> host.equals("*") ? ".*" : "(.*\\.)?" + Pattern.quote(host));
        return Stream.concat(Stream.of("localhost", "127\\..*", "\\[?::1\\]?"), named)
                .collect(Collectors.toSet());
    }
}
