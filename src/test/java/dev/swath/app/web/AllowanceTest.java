package dev.swath.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
    private static final SocketAddress HERE = SocketAddress.inetSocketAddress(1, "127.0.0.1");

    private final AtomicLong nanos = new AtomicLong();
    private final Allowance allowance = new Allowance(3, 0.5, nanos::get);

    @Test
    void soManyAtOnce_thenOneInTwoSeconds() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take(HERE)).isTrue();
        }
        assertThat(allowance.take(HERE)).isFalse();
        assertThat(allowance.has(HERE)).isFalse();
        assertThat(allowance.wait(HERE)).isEqualTo(2);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(allowance.take(HERE)).isTrue();
        assertThat(allowance.take(HERE)).isFalse();
    }

    @Test
    void eachAddressHasItsOwn_butANetworkOfIpv6HasOne() {
        for (int i = 0; i < 3; i++) {
            allowance.take(HERE);
            allowance.take(SocketAddress.inetSocketAddress(1, "2001:db8::" + i));
        }
        assertThat(allowance.has(SocketAddress.inetSocketAddress(1, "127.0.0.2")))
                .isTrue();
        assertThat(allowance.has(SocketAddress.inetSocketAddress(9, "2001:db8::ffff")))
                .isFalse();
        assertThat(allowance.has(SocketAddress.inetSocketAddress(9, "2001:db8:0:1::1")))
                .isTrue();
    }

    @Test
    void whatIsNotTaken_doesNotAddUp() {
        nanos.addAndGet(TimeUnit.DAYS.toNanos(1));
        assertThat(allowance.take(HERE)).isTrue();
        nanos.addAndGet(TimeUnit.DAYS.toNanos(1));
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.take(HERE)).isTrue();
        }
        assertThat(allowance.take(HERE)).isFalse();
    }
}
