package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.QuotaSpent;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PatienceTest {
    private final Patience patience = new Patience(Duration.ofSeconds(60), 20);

    @ParameterizedTest
    @MethodSource("table")
    void each_trouble_is_borne_as_long_as_it_makes_sense(Exception failure, int before, @Nullable Duration wait) {
        assertThat(patience.fate(failure, before)).isEqualTo(Optional.ofNullable(wait));
    }

    static Stream<Arguments> table() {
        var minute = Duration.ofMinutes(1);
        return Stream.of(
                arguments(new Refused("x", "x"), 0, null),
                arguments(new BadInput("x", "x"), 0, null),
                arguments(new BadSetting("x", "x"), 0, null),
                arguments(new Corrupt("x", "x"), 0, Duration.ZERO),
                arguments(new Corrupt("x", "x"), 1, Duration.ZERO),
                arguments(new Corrupt("x", "x"), 2, null),
                arguments(new Expired("x", "x"), 8, Duration.ZERO),
                arguments(new Expired("x", "x"), 9, null),
                arguments(new Unauthorized("x", "x"), 1000, minute),
                arguments(new QuotaSpent("x", "x"), 1000, minute),
                arguments(new NoSpace("x", "x"), 1000, minute),
                arguments(new RateLimited("x", Duration.ZERO), 1000, minute),
                arguments(new RateLimited("x", Duration.ofMinutes(7)), 0, Duration.ofMinutes(7)),
                arguments(new Unavailable("x", "x"), 0, minute),
                arguments(new Unavailable("x", "x"), 1, Duration.ofMinutes(2)),
                arguments(new Unavailable("x", "x"), 4, Duration.ofMinutes(16)),
                arguments(new Unavailable("x", "x"), 5, Duration.ofMinutes(30)),
                arguments(new Unavailable("x", "x"), 18, Duration.ofMinutes(30)),
                arguments(new Unavailable("x", "x"), 19, null),
                arguments(new IOException("x"), 0, minute),
                arguments(new IllegalStateException("x"), 19, null));
    }
}
