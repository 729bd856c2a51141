package dev.swath.io.store.s3;

import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * What it means when a bucket does not do what it is told. What a person must put right is {@link NoSpace}, waited for
 * and tried again for as long as it takes: it is about the store, and no file is given up for it.
 */
final class S3Trouble {
    /** The bucket knows the upload no more. */
    static final String UPLOAD_GONE = "upload-gone";
    /** What lies under the key is not what the condition of a write expects. */
    static final String CHANGED = "store-changed";
    /** The server does not know what it was asked for. */
    static final String NOT_IMPLEMENTED = "not-implemented";
    /** The rights are missing. */
    static final String NOT_ALLOWED = "not-allowed";

    private static final Set<String> OF_CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSecurity",
            "InvalidToken",
            "MissingAuthenticationToken",
            "NotSignedUp",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired",
            "UnrecognizedClientException");
    private static final Set<String> OF_REGION = Set.of(
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException",
            "PermanentRedirect",
            "TemporaryRedirect");
    private static final Set<String> OF_CHECKSUMS =
            Set.of("XAmzContentSHA256Mismatch", "InvalidDigest", "InvalidTrailer");
    private static final Set<String> OF_ROOM =
            Set.of("QuotaExceeded", "TooManyObjects", "XMinioStorageFull", "StorageFull", "InsufficientStorage");
    private static final Set<String> MIXED = Set.of("InvalidPart", "InvalidPartOrder");
    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");

    private S3Trouble() {}

    /** @param doing the verb: read, write to */
    static Trouble of(String doing, String where, SdkException cause) {
        return cause instanceof AwsServiceException refused
                ? ofAnswer(doing, where, refused)
                : withoutAnswer(where, cause);
    }

    /** The word for it in the answer; empty when there is none, as in answers to HEAD. */
    private static String code(AwsServiceException refused) {
        return Optional.ofNullable(refused.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }

    private static Trouble ofAnswer(String doing, String where, AwsServiceException refused) {
        var code = code(refused);
        int status = refused.statusCode();
        if (code.equals("NoSuchBucket")) {
            return new NoSpace(
                    "no-bucket", where + ": there is no such bucket; make it, or correct store.url", refused);
        }
        if (code.equals("NoSuchUpload")) {
            return new Unavailable(UPLOAD_GONE, where + ": its upload is gone; it begins anew", refused);
        }
        if (OF_REGION.contains(code) || status == 301 || status == 307) {
            return ofRegion(where, refused);
        }
        if (OF_CREDENTIALS.contains(code)) {
            return new NoSpace(
                    "store-credentials",
                    where + ": the AWS credentials are refused (" + code + "); renew them, work goes on by itself",
                    refused);
        }
        if (status == 412 || code.equals("ConditionalRequestConflict")) {
            return new Unavailable(CHANGED, where + " changed meanwhile; it will be looked at again", refused);
        }
        if (MIXED.contains(code)) {
            return new Corrupt("mixed-parts", where + ": somebody else sent parts of it; it begins anew", refused);
        }
        return OF_CHECKSUMS.contains(code)
                ? new NoSpace(
                        "checksum-refused",
                        where + ": the server does not understand the checksums (" + code
                                + "); set store.s3.compat=generic",
                        refused)
                : ofStatus(doing, where, refused);
    }

    private static Trouble ofStatus(String doing, String where, AwsServiceException refused) {
        var code = code(refused);
        int status = refused.statusCode();
        var said = where + ": the server answered " + status + (code.isEmpty() ? "" : " " + code);
        if (refused.isThrottlingException() || status == 429 || status == 503) {
            return new RateLimited(said + "; it asks for fewer calls", Duration.ZERO);
        }
        if (OF_ROOM.contains(code) || status == 507) {
            return new NoSpace("bucket-full", said + "; make room or raise the bucket's quota", refused);
        }
        if (code.startsWith("KMS.")) {
            return new NoSpace("kms-key", said + "; check store.s3.sse-kms-key and the rights to use it", refused);
        }
        if (status == 403 || status == 401) {
            return new NoSpace(
                    NOT_ALLOWED,
                    said + ", not allowed to " + doing + " it; check the AWS credentials and their rights",
                    refused);
        }
        if (status == 501 || code.equals("NotImplemented")) {
            return new NoSpace(NOT_IMPLEMENTED, said + "; see swath doctor for what this server lacks", refused);
        }
        return status >= 500 || code.equals("BadDigest") || code.equals("RequestTimeout")
                ? new Unavailable("store-failing", said + "; it will be tried again", refused)
                : new NoSpace("store-refused", said + oneLine(refused) + "; check the settings store.s3.*", refused);
    }

    private static Trouble ofRegion(String where, AwsServiceException refused) {
        var right = Optional.ofNullable(refused.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
                .or(() -> EXPECTED_REGION
                        .matcher(Objects.requireNonNullElse(refused.getMessage(), ""))
                        .results()
                        .map(found -> found.group(1))
                        .findFirst());
        return new NoSpace(
                "wrong-region",
                where + ": the bucket lies in another region; set store.s3.region"
                        + right.map(region -> "=" + region).orElse(" to its own"),
                refused);
    }

    private static String oneLine(SdkServiceException refused) {
        var details = refused instanceof AwsServiceException aws ? aws.awsErrorDetails() : null;
        var message = details == null ? null : details.errorMessage();
        return message == null
                ? ""
                : " ("
                        + message.replaceAll("\\s+", " ")
                                .replaceAll("\\(Service:.*", "")
                                .trim() + ")";
    }

    private static Trouble withoutAnswer(String where, SdkException cause) {
        var message = Objects.requireNonNullElse(cause.getMessage(), "").toLowerCase(Locale.ROOT);
        if (message.contains("credentials") || message.contains("token is expired")) {
            return new NoSpace(
                    "store-credentials",
                    where + ": there are no AWS credentials that hold; give them by environment, profile or role",
                    cause);
        }
        if (cause instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            return new Unavailable("interrupted", "stopped while at " + where + "; it goes on from there", cause);
        }
        if (cause instanceof ApiCallAttemptTimeoutException || has(cause, SocketTimeoutException.class)) {
            return new Unavailable("store-stalled", where + " took too long; it will be tried again", cause);
        }
        if (has(cause, ConnectException.class)
                || has(cause, UnknownHostException.class)
                || has(cause, SSLException.class)) {
            return new Unavailable(
                    "store-unreachable",
                    where + " cannot be reached; check store.s3.endpoint, network, proxy and CA bundle",
                    cause);
        }
        return new Unavailable("store-failing", where + ": the connection broke off; it will be tried again", cause);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
