package dev.swath.app.doctor;

import static dev.swath.app.doctor.Finding.Level.BROKEN;
import static dev.swath.app.doctor.Finding.Level.FINE;
import static dev.swath.app.doctor.Finding.Level.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.LedgerLook;
import dev.swath.io.ledger.LedgerLook.Age;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Unavailable;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictsTest {
    @ParameterizedTest
    @CsvSource({"0,FINE", "29,FINE", "-29,FINE", "30,WARNING", "-45,WARNING", "600,BROKEN", "-900,BROKEN"})
    void a_clock_that_is_off_is_told_and_one_that_loses_orders_is_broken(int seconds, Finding.Level level) {
        var theirs = Instant.parse("2026-01-01T00:00:00Z");

        var finding = new ClockSkew(theirs.plus(Duration.ofSeconds(seconds)), theirs).verdict("planet");

        assertThat(finding.level()).isEqualTo(level);
        assertThat(finding.found()).contains(level == FINE ? "clock" : Math.abs(seconds) + " s");
    }

    @ParameterizedTest
    @CsvSource({
        "order.interval-ms,500,1,FINE",
        "order.interval-ms,334,1,FINE",
        "order.interval-ms,333,1,WARNING",
        "search.interval-ms,200,1,FINE",
        "search.interval-ms,199,1,WARNING",
        "link.interval-ms,2000,100,WARNING"
    })
    void a_pace_beyond_what_planet_documents_is_told(String setting, int millis, double scale, Finding.Level level) {
        var rate = Rate.ALL.stream()
                .filter(known -> known.setting().equals(setting))
                .findFirst()
                .orElseThrow();

        assertThat(rate.verdict(millis, scale).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"16,1000,0,BROKEN", "17,256,0,FINE", "17,200,0,WARNING", "25,256,80,FINE", "17,256,160,WARNING"})
    void java_must_be_young_and_its_heap_hold_the_buffers(int version, long heap, long buffers, Finding.Level level) {
        assertThat(new JavaState(version, heap << 20, buffers << 20).verdict().level())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void a_ledger_that_cannot_be_used_is_broken(Age age) {
        var state = new LedgerState(Path.of("ledger.db"), "ext4", Optional.of(42L), new LedgerLook(age, "003"));

        var finding = state.verdict();

        assertThat(finding.level()).isEqualTo(age == Age.DAMAGED || age == Age.NEWER ? BROKEN : FINE);
        if (age == Age.CURRENT) {
            assertThat(finding.found()).contains("pid 42");
        }
    }

    @ParameterizedTest
    @CsvSource({"nfs4,BROKEN", "CIFS,BROKEN", "ext4,FINE", "overlay,FINE", "tmpfs,FINE"})
    void a_ledger_on_a_network_disk_is_broken(String type, Finding.Level level) {
        var state = new LedgerState(Path.of("ledger.db"), type, Optional.empty(), new LedgerLook(Age.CURRENT, "003"));

        assertThat(state.verdict().level()).isEqualTo(level);
    }

    @Test
    void a_refused_key_and_an_unreachable_planet_are_broken_and_too_many_calls_are_not() {
        assertThat(Account.refused("planet", new Unauthorized("unauthorized", "401"))
                        .todo())
                .contains("PL_API_KEY");
        assertThat(Account.refused("planet", new Refused("forbidden", "403")).level())
                .isEqualTo(BROKEN);
        assertThat(Account.refused("planet", new Unavailable("unreachable", "no route"))
                        .todo())
                .contains("http.proxy");
        assertThat(Account.refused("planet", new RateLimited("429", Duration.ZERO))
                        .level())
                .isEqualTo(WARNING);
    }

    @Test
    void an_account_without_quota_is_told() {
        assertThat(Account.quota("planet", Optional.of(BigDecimal.ZERO)).level())
                .isEqualTo(WARNING);
        assertThat(Account.quota("planet", Optional.of(new BigDecimal("12.5"))).found())
                .contains("12.5 ha");
        assertThat(Account.quota("planet", Optional.empty()).level()).isEqualTo(FINE);
        assertThat(Account.active("planet", 10_000).level()).isEqualTo(WARNING);
    }

    @Test
    void a_folder_is_tried_and_left_as_it_was(@TempDir Path home) throws Exception {
        var missing = home.resolve("state/deep");

        assertThat(Folder.look("state", missing).verdict(0).level()).isEqualTo(FINE);
        assertThat(Folder.look("inbox", home).fault()).isNull();
        try (var left = Files.list(home)) {
            assertThat(left).isEmpty();
        }
        var file = Files.createFile(home.resolve("file"));
        assertThat(Folder.look("inbox", file).verdict(0).level()).isEqualTo(BROKEN);
    }

    @ParameterizedTest
    @CsvSource({"499,BROKEN", "999,WARNING", "1000,FINE"})
    void a_full_disk_is_broken_and_a_nearly_full_one_told(long freeMegabytes, Finding.Level level) {
        var folder = new Folder("store", Path.of("delivered"), true, freeMegabytes << 20, null);

        assertThat(folder.verdict(500L << 20).level()).isEqualTo(level);
    }
}
