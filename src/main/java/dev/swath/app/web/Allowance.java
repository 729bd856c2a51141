package dev.swath.app.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often an address may do something: so many at once, and so many a second from then on. */
final class Allowance {
    private static final int MOST_ADDRESSES = 10_000;
    /** One household of IPv6 has 2^64 of them. */
    private static final int BYTES_OF_NETWORK = 8;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double atOnce;
    private final double perSecond;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_ADDRESSES).build();

    private record Bucket(double left, long at) {}

    /** @param nanos a clock that only goes forward */
    Allowance(double atOnce, double perSecond, LongSupplier nanos) {
        this.atOnce = atOnce;
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Whether something is left. */
    boolean has(SocketAddress from) {
        var bucket = buckets.getIfPresent(key(from));
        return bucket == null || left(bucket, nanos.getAsLong()) >= 1;
    }

    /** Takes one of what is left; false when nothing is. */
    boolean take(SocketAddress from) {
        long now = nanos.getAsLong();
        var taken = new boolean[1];
        buckets.asMap().compute(key(from), (key, bucket) -> {
            double left = bucket == null ? atOnce : left(bucket, now);
            taken[0] = left >= 1;
            return new Bucket(taken[0] ? left - 1 : left, now);
        });
        return taken[0];
    }

    /** Seconds until there is one more, at least 1. */
    long wait(SocketAddress from) {
        var bucket = buckets.getIfPresent(key(from));
        double missing = bucket == null ? 0 : 1 - left(bucket, nanos.getAsLong());
        return Math.max(1, (long) Math.ceil(missing / perSecond));
    }

    private double left(Bucket bucket, long now) {
        return Math.min(atOnce, bucket.left() + perSecond * (now - bucket.at()) / SECOND);
    }

    private static String key(SocketAddress from) {
        var host = from.hostAddress() == null ? "" : from.hostAddress();
        try {
            // a literal: nothing is looked up
            return host.contains(":") && InetAddress.getByName(host) instanceof Inet6Address six
                    ? network(six.getAddress())
                    : host;
        } catch (UnknownHostException none) {
            return host;
        }
    }

    private static String network(byte[] address) {
        return java.util.HexFormat.of().formatHex(address, 0, BYTES_OF_NETWORK);
    }
}
