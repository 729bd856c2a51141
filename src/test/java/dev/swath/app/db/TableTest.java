package dev.swath.app.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.db.Table.Column;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables fit the terminal, and hold no more than text. */
class TableTest {
    private static final String ID = "3d0c4f0e-1111-4222-8333-944455556666";

    private final List<Column> columns = List.of(
            new Column("ORDER", "id", true), new Column("AREA", "aoi"), new Column("N", "n"), new Column("X", "x"));

    private List<String> lines(int width, Map<String, ?> row) {
        return new Table(columns, List.of(row)).lines(width);
    }

    @Test
    void anIdIsNeverCut_andTheWidestGivesWay() {
        var lines = lines(60, Map.of("id", ID, "aoi", "a very long name of an area", "n", 1.005, "x", "more"));
        assertThat(lines).allMatch(line -> line.length() <= 60);
        assertThat(lines.get(1)).startsWith(ID).contains("…");
    }

    @Test
    void columnsThatDoNotFit_areLeftOut_theFirstStay() {
        var lines = lines(48, Map.of("id", ID, "aoi", "area", "n", 7, "x", "long text of some kind"));
        assertThat(lines.get(0)).isEqualTo("ORDER                                 AREA  N");
    }

    @Test
    void withoutATerminal_nothingIsLeftOut_andNothingMovesTheCursor() {
        var lines = lines(0, Map.of("id", ID, "aoi", "a\u001b[31m\nb", "n", "", "x", "y".repeat(300)));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).contains("y".repeat(300)).doesNotContain("\u001b");
    }

    @Test
    void csv_quotesWhatNeedsIt_andNamesNoFormula() {
        assertThat(Csv.lines(List.of("a", "b"), List.of(Map.of("a", "x,\"y\"", "b", "=1+1"), Map.of("a", -2))))
                .containsExactly("a,b", "\"x,\"\"y\"\"\",'=1+1", "-2,");
    }
}
