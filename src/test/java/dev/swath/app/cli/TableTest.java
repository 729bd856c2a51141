package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tables as people and machines get them. */
class TableTest {
    private static final String ID = "c33bb139-17ad-416a-8129-f2700e5ed8b7";

    private static Table table(int most) {
        return new Table(new Common(), most, "order_id", "status", "aoi_name", "scenes", "reason");
    }

    @Test
    void it_fits_the_terminal_and_keeps_what_is_copied() {
        var table = table(10);
        table.add(
                ID, "success", "a very long name of a river that nobody can read", 3, "none of these words fit either");
        var lines = table.lines(80);
        assertThat(lines).hasSize(2).allMatch(line -> line.length() <= 80);
        assertThat(lines.get(0)).contains("order id", "status", "scenes");
        assertThat(lines.get(1)).contains(ID, "…").doesNotContain("nobody can read");
        assertThat(table.lines(1000).get(1)).contains("nobody can read", "fit either");
    }

    @Test
    void attributes_do_not_move_the_cursor_and_numbers_stand_right() {
        var table = table(10);
        table.add(ID, "queued", "a\u001b[2Jb\nc", 3, null);
        assertThat(table.lines(200).get(1)).contains("a?[2Jb?c", "     3").doesNotContain("\u001b");
    }

    @Test
    void a_long_one_ends_and_machines_are_told_how_much_more_there_is() {
        var table = table(2);
        for (int i = 0; i < 5; i++) {
            table.add("id-" + i, "queued", "x", i, null);
        }
        assertThat(table.json()).hasSize(2).first().satisfies(row -> assertThat(row)
                .containsEntry("order_id", "id-0")
                .containsEntry("reason", null));
        assertThat(table.more()).isEqualTo(3);
    }

    @Test
    void columns_that_do_not_fit_are_left_out_and_the_first_stay() {
        var table = table(10);
        table.add(ID, "queued", "area", 7, "long text of some kind");
        assertThat(table.lines(56).get(0).strip()).isEqualTo("order id                              status  aoi name");
    }

    @Test
    void a_text_is_no_formula_for_spreadsheets() {
        assertThat(Table.tame("=1+1")).isEqualTo("'=1+1");
        assertThat(Table.tame(-2)).isEqualTo(-2);
        assertThat(Table.tame("a-b")).isEqualTo("a-b");
    }
}
