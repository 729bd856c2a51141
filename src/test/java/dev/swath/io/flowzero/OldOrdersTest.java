package dev.swath.io.flowzero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.OldOrder;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old lists of orders in every shape they were found in, and broken ones. */
class OldOrdersTest {
    private static final String ONE = "3d0c4f0e-1111-4222-8333-944455556666";
    private static final String TWO = "4d0c4f0e-1111-4222-8333-944455556666";

    private final Path folder;
    private final List<OldOrder> orders = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    OldOrdersTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void read(Path path) {
        OldOrders.read(path, new OldOrders.Sink() {
            @Override
            public void order(OldOrder order) {
                orders.add(order);
            }

            @Override
            public void refused(String line) {
                refused.add(line);
            }
        });
    }

    private void json(String text) throws IOException {
        read(Files.writeString(folder.resolve("orders.json"), text));
    }

    private List<String> ids() {
        return orders.stream().map(OldOrder::planetId).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"order_id\":\"ONE\",\"aoi_name\":\"field\"},{\"order_id\":\"TWO\",\"aoi_name\":\"field\"}]",
                "{\"ONE\":{\"aoi_name\":\"field\"},\"TWO\":{\"aoi_name\":\"field\",\"status\":\"queued\"}}",
                "{\"orders\":[{\"order_id\":\"ONE\",\"aoi_name\":\"field\"},{\"orderId\":\"TWO\",\"aoi_name\":\"field\"}]}",
                "{\"field\":[{\"order_id\":\"ONE\"},{\"planet_id\":\"TWO\"}]}",
                "{\"field\":[\"ONE\",\"https://api.planet.com/compute/ops/orders/v2/TWO\"]}",
                "{\"order_id\":\"ONE\",\"aoi_name\":\"field\"}\n{\"order_id\":\"TWO\",\"aoi_name\":\"field\"}\n",
                "{\"feature\":\"field\",\"drop\":\"d\",\"orders\":[{\"planet_id\":\"ONE\",\"items\":[\"a\"]},{\"planet_id\":\"TWO\"}],\"shared\":[]}",
                "{\"aoi_name\":\"field\",\"batch_id\":\"5d0c4f0e-1111-4222-8333-944455556666\",\"orders\":[{\"order_id\":\"ONE\"},{\"order_id\":\"TWO\"}]}",
            })
    void everyShape_isFound(String shape) throws Exception {
        json(shape.replace("ONE", ONE).replace("TWO", TWO));
        assertThat(ids()).containsExactly(ONE, TWO);
        assertThat(orders).extracting(OldOrder::aoi).containsOnly("field");
        assertThat(refused).isEmpty();
    }

    @Test
    void aFolder_namesTheAreasByItsFiles() throws Exception {
        Files.createDirectories(folder.resolve("orders/farm"));
        Files.writeString(
                folder.resolve("orders/farm/north.json"), "[\"https://x/compute/ops/orders/v2/" + ONE + "\"]");
        Files.writeString(folder.resolve("orders/south.json"), "{\"results\":\"none\"}");
        Files.writeString(folder.resolve("orders/notes.txt"), "no JSON");
        read(folder.resolve("orders"));
        assertThat(ids()).containsExactly(ONE);
        assertThat(orders.get(0).aoi()).isEqualTo("north");
        assertThat(refused).singleElement().asString().startsWith("south.json: ");
    }

    @Test
    void whatSaysNothing_isLeftOut_andNumbersAreNumbers() throws Exception {
        json("[{\"order_id\":\"" + ONE
                + "\",\"aoi_name\":\"a\",\"start_date\":\"N/A\",\"end_date\":null,\"batch_id\":\"\","
                + "\"quota_hectares\":NaN,\"aoi_area_sqkm\":\"12.50\",\"clipped\":true,\"scenes_selected\":\"seven\","
                + "\"scenes_found\":1e30,\"timestamp\":\"2025-01-05 10:11:12.123456\",\"status\":\"success\"}]");
        assertThat(orders.get(0).fields())
                .containsOnlyKeys("aoi_name", "aoi_area_sqkm", "clipped", "ordered_at", "status")
                .containsEntry("aoi_area_sqkm", "12.50")
                .containsEntry("clipped", "1");
        assertThat(orders.get(0).orderedAt()).isEqualTo(Instant.parse("2025-01-05T10:11:12.123456Z"));
    }

    @Test
    void oneThatIsRefused_isNamedWithItsPlace_andHarmsNoOther() throws Exception {
        json("[{\"aoi_name\":\"a\",\"status\":\"success\"},7,{\"order_id\":\"" + ONE + "\"},{\"order_id\":\"N/A\"},"
                + "{\"order_id\":\"../../etc\"},[]]");
        assertThat(ids()).containsExactly(ONE);
        assertThat(refused).hasSize(5).allMatch(line -> line.startsWith("orders.json, entry ") && !line.contains("\n"));
    }

    @Test
    void secretsAndSignedLinks_areNotKept() throws Exception {
        json("[{\"order_id\":\"" + ONE
                + "\",\"api_key\":\"PLAKaaaaaaaaaaaaaaaaaaaaaaaa\",\"note\":\"key PLAK0123456789abcdef01\","
                + "\"url\":\"https://user:pw@x.org/a?token=eyJhbGciOi&x=1\",\"_links\":{\"results\":[{\"location\":\"https://x/?token=t\"}]},"
                + "\"metadata\":\"{\\\"aws_secret_access_key\\\":\\\"sss\\\",\\\"aoi_name\\\":\\\"m\\\"}\"}]");
        assertThat(orders.get(0).entry())
                .doesNotContain("PLAK", "eyJ", "token", "pw@", "sss")
                .contains("https://x.org/a");
        assertThat(orders.get(0).aoi()).as("from the metadata").isEqualTo("m");
    }

    @Test
    void whatStandsBeforeABreak_isTaken() throws Exception {
        json("[{\"order_id\":\"" + ONE + "\"},{\"order_id\":\"" + TWO + "\",\"aoi_na");
        assertThat(ids()).containsExactly(ONE);
        assertThat(refused).singleElement().asString().contains("line 1", "cut off");
    }

    @Test
    void aLargeFile_isReadInParts() throws Exception {
        var text = new StringBuilder("[");
        for (int i = 0; i < 60_000; i++) {
            text.append(i == 0 ? "" : ",\n")
                    .append("{\"order_id\":\"%08x-1111-4222-8333-944455556666\",\"aoi_name\":\"ä%d\",\"note\":\"%s\"}"
                            .formatted(i, i, "x".repeat(80)));
        }
        json(text.append("]").toString());
        assertThat(orders).hasSize(60_000);
        assertThat(orders.get(59_999).aoi()).isEqualTo("ä59999");
        assertThat(refused).isEmpty();
    }

    @Test
    void aFileOfMoreThan100MB_isRefusedInOneLine() throws Exception {
        var file = folder.resolve("orders.json");
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(101L << 20);
        }
        read(file);
        assertThat(refused).singleElement().asString().contains("101 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "\"text\"", "[]", "{}", "{", "[[[", "\u0000\u0001", "{\"orders\":[]}"})
    void whatHoldsNoOrder_isOneLine(String text) throws Exception {
        json(text);
        assertThat(orders).isEmpty();
        assertThat(refused).hasSize(1);
    }

    @Test
    void deepNesting_isRefused_andHarmsNobody() throws Exception {
        json("[" + "[".repeat(50_000) + "]".repeat(50_000) + ",{\"order_id\":\"" + ONE + "\"}]");
        assertThat(refused).isNotEmpty();
        assertThat(orders.size()).isLessThan(2);
    }

    @Test
    void anyDamage_endsInLinesAndNeverOtherwise() throws Exception {
        var whole = "{\"orders\":[{\"order_id\":\"" + ONE + "\",\"products\":[{\"item_ids\":[\"a\"]}],\"n\":1.5e3},\""
                + TWO + "\",{\"metadata\":\"{}\",\"status\":null}],\"batch\":{\"x\":[true,{}]}}";
        var random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            var bytes = whole.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var file = folder.resolve("orders.json");
            Files.write(file, java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
            read(file);
        }
        assertThat(refused).allMatch(line -> line.startsWith("orders.json"));
    }

    @Test
    void flowZerosDatabase_isReadWithWhatColumnsItHas_andNotChanged() throws Exception {
        var file = folder.resolve("orders.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table orders (order_id text primary key, aoi_name text not null, order_type text not"
                            + " null, status text, quota_hectares real, metadata text, timestamp datetime default current_timestamp)");
            statement.execute("insert into orders values ('" + ONE + "', 'a', 'PSScope', 'success', 12.25,"
                    + " '{\"status\":\"queued\",\"batch_id\":\"b-1\"}', '2025-01-05 10:11:12'), ('', 'b', 'x', null, 'NaN',"
                    + " 'no json', null)");
        }
        var before = Files.readAllBytes(file);
        read(file);
        assertThat(ids()).containsExactly(ONE);
        assertThat(orders.get(0).fields())
                .containsEntry("status", "success")
                .containsEntry("batch_id", "b-1")
                .containsEntry("quota_hectares", "12.25");
        assertThat(refused).singleElement().asString().startsWith("orders.db, row 2: ");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.toFile().list()).containsExactly("orders.db");
    }

    @Test
    void aDatabaseOfSomethingElse_isOneLine() throws SQLException, IOException {
        var file = folder.resolve("other.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("create table x (y text)");
        }
        assertThatThrownBy(() -> read(file)).isInstanceOf(BadInput.class).hasMessageContaining("no table 'orders'");
        var broken = Files.write(
                folder.resolve("broken.db"),
                "SQLite format 3\0 and no more".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> read(broken)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> read(folder.resolve("absent.json"))).isInstanceOf(BadInput.class);
    }
}
