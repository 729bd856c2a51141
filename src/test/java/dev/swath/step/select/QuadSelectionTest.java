package dev.swath.step.select;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Candidate;
import dev.swath.model.Product;
import dev.swath.model.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;

class QuadSelectionTest {
    /** An L over three of the four quads in its box. */
    private static final Geometry FIELD = Sample.box(10.1, 50.1, 11.9, 50.5).union(Sample.box(10.1, 50.1, 10.5, 51.9));

    private static final List<Candidate> FOUND = List.of(
            quad("1-1", Sample.box(10, 50, 11, 51), true),
            quad("2-1", Sample.box(11, 50, 12, 51), false),
            quad("1-2", Sample.box(10, 51, 11, 52), true),
            quad("2-2", Sample.box(11, 51, 12, 52), true),
            quad("0-1", Sample.box(9, 50, 10.1, 51), true));

    @Test
    void quads_that_the_area_touches_and_the_account_may_have_are_chosen_and_the_others_have_their_reason() {
        assertThat(new QuadSelection(FIELD, Set.of()).decide(FOUND))
                .extracting(one -> one.reason() == null ? "" : one.reason().code())
                .containsExactly("chosen", "no-permission", "chosen", "outside", "outside");
    }

    @Test
    void where_quads_are_named_no_other_is_chosen() {
        assertThat(new QuadSelection(FIELD, Set.of("1-2")).decide(FOUND))
                .filteredOn(Candidate::chosen)
                .extracting(one -> one.scene().id())
                .containsExactly("1-2");
    }

    private static Candidate quad(String id, Geometry box, boolean download) {
        var assets = Set.of(Product.QUAD);
        return Sample.undecided(new Scene(
                id,
                "may",
                Instant.parse("2025-05-01T00:00:00Z"),
                null,
                box,
                assets,
                download ? assets : Set.of(),
                "",
                true));
    }
}
