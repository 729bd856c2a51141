package dev.swath.io.raster.read;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.RequestPayer;

/** Ranges of an object in a bucket; the client repeats what may be repeated. */
final class S3Ranges implements RemoteFile.Ranges {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final boolean requesterPays;

    S3Ranges(S3Client client, String bucket, String key, boolean requesterPays) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.requesterPays = requesterPays;
    }

    @Override
    public String name() {
        return "s3://" + bucket + "/" + key;
    }

    @Override
    public RemoteFile.Part get(long first, long last, @Nullable String etag) {
        var request = GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .range("bytes=" + first + "-" + last)
                .ifMatch(etag)
                .requestPayer(requesterPays ? RequestPayer.REQUESTER : null);
        try (ResponseInputStream<GetObjectResponse> body = client.getObject(request.build())) {
            return part(body, first, last);
        } catch (IOException cause) {
            throw new Unavailable("broken-off", name() + " broke off; it will be tried again", cause);
        } catch (SdkException cause) {
            throw trouble(cause);
        }
    }

    private RemoteFile.Part part(ResponseInputStream<GetObjectResponse> body, long first, long last)
            throws IOException {
        String said = body.response().contentRange();
        Matcher range = CONTENT_RANGE.matcher(said == null ? "" : said);
        if (!range.matches() || Long.parseLong(range.group(1)) != first) {
            body.abort();
            throw new Refused("no-ranges", name() + " comes whole where a part of it is asked for; download it first");
        }
        long total = Long.parseLong(range.group(3));
        byte[] bytes = body.readNBytes((int) (Math.min(last, total - 1) - first + 1));
        return new RemoteFile.Part(bytes, total, body.response().eTag());
    }

    private Trouble trouble(SdkException cause) {
        int status = cause instanceof AwsServiceException answer ? answer.statusCode() : 0;
        return switch (status) {
            case 412 -> CorruptRaster.changed(name());
            case 416 -> CorruptRaster.at(name(), 0, "the object is shorter than what was asked for", cause);
            case 404 -> new BadInput("raster-unreadable", name() + " is not there; check bucket and key", cause);
            case 401, 403 ->
                new Unauthorized(
                        "bucket-forbidden",
                        name() + " may not be read; check credentials, and whether the requester must pay",
                        cause);
            default ->
                new Unavailable(
                        "bucket-failing",
                        name() + " cannot be had ("
                                + (status == 0 ? cause.getClass().getSimpleName() : status)
                                + "); it will be tried again",
                        cause);
        };
    }
}
