package dev.swath.io.stac.sign;

import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Trouble;
import java.net.URI;
import java.util.Locale;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Makes the address at which an asset is opened now of the one that its item has. What is signed is made anew for every
 * attempt, and neither kept nor told.
 */
public final class AssetLinks {
    private final SasTokens tokens;
    private final S3Links buckets;
    private final Terms terms;

    public AssetLinks(SasTokens tokens, S3Links buckets, Terms terms) {
        this.tokens = tokens;
        this.buckets = buckets;
        this.terms = terms;
    }

    /**
     * What our AWS credentials are used for.
     *
     * @param pays whether buckets are read that charge the reader
     * @param signs whether other buckets are asked with them, too
     */
    public record Terms(boolean pays, boolean signs) {}

    /**
     * @param href {@code https:}, {@code http:} or {@code s3:}; a fragment is left out
     * @param costs whether its bucket charges the reader
     * @throws Refused {@code requester-pays}, {@code no-credentials}, {@code unknown-scheme}
     */
    public URI now(URI href, boolean costs) {
        var plain = plain(href);
        var scheme = String.valueOf(plain.getScheme()).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> tokens.sign(plain);
            case "s3" -> ofBucket(plain, costs);
            default ->
                throw new Refused(
                        "unknown-scheme",
                        "an asset lies at " + scheme + ": only https and s3 are fetched, choose a service that"
                                + " offers it so");
        };
    }

    /** The same where it is not known what a bucket charges: it may charge us if that is allowed. */
    public URI now(URI href) {
        return now(href, terms.pays());
    }

    private URI ofBucket(URI object, boolean costs) {
        if (costs && !terms.pays()) {
            throw new Refused(
                    "requester-pays",
                    "bucket " + object.getRawAuthority() + " charges who reads it: allow it with"
                            + " ingest.requester-pays=true and AWS credentials, or choose a service that does not");
        }
        if (!costs && !terms.signs()) {
            return buckets.open(object);
        }
        try {
            return buckets.sign(object, costs);
        } catch (SdkClientException none) {
            throw new Refused(
                    "no-credentials",
                    "bucket " + object.getRawAuthority() + " is read with AWS credentials, and there are none:"
                            + " set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile",
                    none);
        }
    }

    /** What was made of this address was refused: the next one is made with another token. */
    public void refused(URI href) {
        tokens.forget(plain(href));
    }

    /**
     * The same, with what is to be told: a bucket that is asked without credentials refuses however often it is asked.
     *
     * @param refusal what came of it
     */
    public Trouble refused(URI href, Expired refusal) {
        refused(href);
        boolean isBare = "s3".equalsIgnoreCase(href.getScheme()) && !terms.pays() && !terms.signs();
        return isBare
                ? new Refused(
                        "bucket-refused",
                        refusal.line()
                                + "; if the bucket charges its readers, set ingest.requester-pays=true, and if it"
                                + " is yours, ingest.s3-sign=true",
                        refusal)
                : refusal;
    }

    private static URI plain(URI href) {
        return href.getRawFragment() == null ? href : URI.create(href.toString().replaceFirst("#.*", ""));
    }
}
