package dev.swath.app.sandbox;

import dev.swath.app.sandbox.chance.Chance;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Mints and checks the two secrets of a download: the token of a link, and the signature of a storage address. */
final class Tokens {
    private static final DateTimeFormatter GOOG_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** What a link token says. */
    record Link(String order, String path, Instant expires) {}

    private final byte[] secret;
    private final AtomicLong minted = new AtomicLong();

    Tokens(long seed) {
        this.secret = Long.toHexString(Chance.mix(seed, 77)).getBytes(StandardCharsets.UTF_8);
    }

    /** A new token each time, shaped like the JWT of the real service. */
    String link(Link link) {
        String head = encode("{\"alg\":\"HS512\",\"typ\":\"JWT\"}");
        String claims = new String(
                Json.bytes(Json.object()
                        .put("exp", link.expires().getEpochSecond())
                        .put("jti", minted.incrementAndGet())
                        .put("sub", link.order())
                        .put("token_type", "download-asset-stack")
                        .put("url", link.path())
                        .put("source", "Orders Service")),
                StandardCharsets.UTF_8);
        String signed = head + "." + encode(claims);
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(signed));
    }

    /** @throws Problem 401 when the token is not ours or has expired */
    Link read(String token, Instant now) {
        int dot = token.lastIndexOf('.');
        String signed = token.substring(0, Math.max(0, dot));
        String signature = token.substring(dot + 1);
        if (dot < 0
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac(signed))
                        .equals(signature)) {
            throw Problem.message(401, "Invalid download token");
        }
        var claims = Json.parse(Base64.getUrlDecoder().decode(signed.substring(signed.indexOf('.') + 1)));
        Link link = new Link(
                claims.path("sub").asText(),
                claims.path("url").asText(),
                Instant.ofEpochSecond(claims.path("exp").asLong()));
        if (!now.isBefore(link.expires())) {
            throw Problem.message(401, "Download token has expired");
        }
        return link;
    }

    /** Query of a signed storage address. */
    String sign(String path, Instant now, Duration life) {
        String date = GOOG_DATE.format(now);
        long seconds = Math.max(1, life.toSeconds());
        return "X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Date=" + date + "&X-Goog-Expires=" + seconds
                + "&X-Goog-SignedHeaders=host&X-Goog-Signature=" + signature(path, date, Long.toString(seconds));
    }

    /** @throws Problem 400 for an expired address, 403 for a signature that does not fit */
    void verify(String path, Call call, Instant now) {
        String date = call.query("X-Goog-Date", "");
        String life = call.query("X-Goog-Expires", "");
        if (!signature(path, date, life).equals(call.query("X-Goog-Signature", ""))) {
            throw Problem.storage(403, "SignatureDoesNotMatch", "Access denied.");
        }
        try {
            Instant signed = GOOG_DATE.parse(date, Instant::from);
            if (!now.isBefore(signed.plusSeconds(Long.parseLong(life)))) {
                throw Problem.storage(400, "ExpiredToken", "The provided token has expired.");
            }
        } catch (DateTimeParseException unsigned) {
            throw Problem.storage(403, "SignatureDoesNotMatch", "Access denied.");
        }
    }

    private String signature(String path, String date, String seconds) {
        return HexFormat.of().formatHex(mac(path + "\n" + date + "\n" + seconds));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret, "HmacSHA512"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("every Java has HmacSHA512", missing);
        }
    }
}
