package dev.swath.app.inbox;

import static dev.swath.app.inbox.Arrivals.PARTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles as they really arrive. Every look is a call; nothing sleeps. */
class BundleGateTest {
    /** Looks after which even a bundle without {@code .prj} is taken. */
    private static final int PATIENCE = 10;

    private final Path folder;
    private final Arrivals arrivals;
    private final Ledger ledger;
    private final BundleGate gate;

    BundleGateTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        arrivals = new Arrivals(folder);
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), Clock.systemUTC(), "test");
        gate = new BundleGate(arrivals.inbox(), new Reports(ledger, arrivals.inbox()), false);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    private List<String> look() throws IOException {
        return arrivals.look(gate);
    }

    static Stream<List<String>> orders() {
        return orders(List.of(), PARTS);
    }

    private static Stream<List<String>> orders(List<String> before, List<String> rest) {
        return rest.isEmpty()
                ? Stream.of(before)
                : rest.stream()
                        .flatMap(next -> orders(
                                Stream.concat(before.stream(), Stream.of(next)).toList(),
                                rest.stream().filter(one -> !one.equals(next)).toList()));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void parts_in_any_order_with_looks_between_them_start_once_all_are_there(List<String> order) throws IOException {
        for (var part : order) {
            assertThat(look()).isEmpty();
            assertThat(look()).isEmpty();
            arrivals.arrive(part);
        }
        assertThat(look()).as("the first look at the whole").isEmpty();
        assertThat(look()).containsExactly("a.shp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shp", "shx", "dbf"})
    void a_slow_copy_of_a_part_never_starts_early(String slow) throws IOException {
        for (var part : PARTS) {
            if (!part.equals(slow)) {
                arrivals.arrive(part);
            }
        }
        var bytes = Files.readAllBytes(arrivals.ready(slow));
        var copy = arrivals.inbox().resolve("a." + slow);
        for (int end = 0; end < bytes.length; end += Math.max(1, bytes.length / 20)) {
            Files.write(copy, Arrays.copyOf(bytes, end));
            // a copy that stalls looks the same for many looks
            for (int i = 0; i < PATIENCE; i++) {
                assertThat(look()).as("%d of %d bytes", end, bytes.length).isEmpty();
            }
        }
        Files.write(copy, bytes);
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(2);
    }

    @Test
    void space_reserved_before_the_bytes_come_starts_only_when_nothing_moves_any_more() throws IOException {
        for (var part : PARTS) {
            arrivals.arrive(part);
        }
        var shp = arrivals.inbox().resolve("a.shp");
        for (int i = 1; i <= 5; i++) {
            // sizes and header are right from the start; only the time tells that bytes still come
            Files.setLastModifiedTime(shp, FileTime.from(Instant.ofEpochSecond(1_000_000 + i)));
            assertThat(look()).isEmpty();
        }
        assertThat(look()).containsExactly("a.shp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T23:59:59Z", "2099-01-01T00:00:00Z"})
    void cp_p_with_any_times_starts_as_soon_as_any_other(String time) throws IOException {
        for (var part : PARTS) {
            Files.setLastModifiedTime(arrivals.arrive(part), FileTime.from(Instant.parse(time)));
        }
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(2);
    }

    @Test
    void temporary_names_of_rsync_are_nobodys_bundle() throws IOException {
        for (var part : PARTS) {
            var temporary = arrivals.arriveAs(".a." + part + ".X7f3Qz", part);
            assertThat(look()).isEmpty();
            Files.move(temporary, arrivals.inbox().resolve("a." + part));
            assertThat(look()).isEmpty();
        }
        assertThat(look()).containsExactly("a.shp");
    }

    @Test
    void temporary_names_alone_keep_nobody_waiting() throws IOException {
        for (var part : PARTS) {
            arrivals.arriveAs(".a." + part + ".X7f3Qz", part);
        }
        assertThat(gate.isSettling()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 8})
    void a_prj_that_comes_late_is_still_part_of_the_bundle(int looksBefore) throws IOException {
        for (var part : List.of("shp", "shx", "dbf")) {
            arrivals.arrive(part);
        }
        for (int i = 0; i < looksBefore; i++) {
            assertThat(look()).isEmpty();
        }
        arrivals.arrive("prj");
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(2);
    }

    @Test
    void without_prj_it_is_taken_in_the_end_to_be_refused_with_that_reason() throws IOException {
        for (var part : List.of("shp", "shx", "dbf")) {
            arrivals.arrive(part);
        }
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(PATIENCE);
    }

    @Test
    void a_lone_shp_waits_and_says_what_it_lacks_until_the_rest_comes() throws IOException {
        arrivals.arrive("shp");
        assertThat(gate.isSettling()).isTrue();
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(-1);
        assertThat(gate.waiting()).isEqualTo(Map.of("a.shp", ".shx, .dbf not there yet"));
        assertThat(gate.isSettling()).as("nobody waits for it for ever").isFalse();
        for (var part : List.of("shx", "dbf", "prj")) {
            arrivals.arrive(part);
        }
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(2);
    }

    @Test
    void extra_sidecars_travel_with_the_bundle_and_break_nothing() throws IOException {
        for (var part : PARTS) {
            arrivals.arrive(part);
        }
        for (var extra : List.of("sbn", "sbx", "shp.xml", "qix", "qpj", "cpg")) {
            Files.writeString(arrivals.inbox().resolve("a." + extra), "x");
        }
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(2);
        assertThat(Bundle.of(arrivals.inbox().resolve("a.shp")).members()).hasSize(10);
    }

    @Test
    void upper_case_names_are_a_bundle_too() throws IOException {
        for (var part : PARTS) {
            assertThat(look()).isEmpty();
            arrivals.arriveAs("FIELDS." + part.toUpperCase(Locale.ROOT), part);
        }
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(2);
        assertThat(Bundle.of(arrivals.inbox().resolve("FIELDS.SHP")).members()).hasSize(4);
    }

    @Test
    void half_a_zip_waits_and_the_whole_starts() throws IOException {
        var whole = folder.resolve("whole.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(whole))) {
            for (var part : PARTS) {
                out.putNextEntry(new ZipEntry("a." + part));
                Files.copy(arrivals.ready(part), out);
            }
        }
        var bytes = Files.readAllBytes(whole);
        var copy = arrivals.inbox().resolve("a.zip");
        for (int end : new int[] {0, 1, bytes.length / 2, bytes.length - 1}) {
            Files.write(copy, Arrays.copyOf(bytes, end));
            for (int i = 0; i < PATIENCE; i++) {
                assertThat(look()).as("%d of %d bytes", end, bytes.length).isEmpty();
            }
        }
        Files.write(copy, bytes);
        assertThat(arrivals.looksUntilTaken(gate)).isEqualTo(2);
    }

    @Test
    void two_bundles_at_once_do_not_hold_each_other_up() throws IOException {
        for (var part : PARTS) {
            arrivals.arrive(part);
        }
        arrivals.arriveAs("ab.shp", "shp");
        arrivals.arriveAs("ab.shx", "shx");
        assertThat(look()).isEmpty();
        assertThat(look()).containsExactly("a.shp");
        arrivals.arriveAs("ab.dbf", "dbf");
        arrivals.arriveAs("ab.prj", "prj");
        assertThat(look()).containsExactly("a.shp");
        assertThat(look()).containsExactly("a.shp", "ab.shp");
    }
}
