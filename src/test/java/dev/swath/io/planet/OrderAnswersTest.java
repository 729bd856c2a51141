package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderAnswersTest {
    private static final String CREATED = """
            {"_links":{"_self":"https://api.planet.example/compute/ops/orders/v2/3d0c4f0e-1111-4222-8333-944455556666"},
             "created_on":"2026-01-10T09:08:07.12345Z","error_hints":[],"id":"3d0c4f0e-1111-4222-8333-944455556666",
             "last_message":"Preparing order","name":"swath-01JX","state":"queued"}""";

    @Test
    void any_2xx_with_an_id_is_a_placed_order() {
        var placed = new OrderAnswers.Placed("3d0c4f0e-1111-4222-8333-944455556666", "queued");
        assertThat(OrderAnswers.placed(Samples.answer(202, CREATED))).contains(placed);
        assertThat(OrderAnswers.placed(Samples.answer(200, CREATED))).contains(placed);
        assertThat(OrderAnswers.placed(Samples.answer(202, "{\"id\":\"x1\"}")))
                .contains(new OrderAnswers.Placed("x1", ""));
    }

    @Test
    void another_status_is_never_a_placed_order_whatever_its_text() {
        for (int status : new int[] {0, 302, 400, 409, 429, 500, 502}) {
            assertThat(OrderAnswers.placed(Samples.answer(status, CREATED))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"id\":null}",
                "{\"id\":7}",
                "{\"id\":\"\"}",
                "{\"id\":\"../../x\"}",
                "<html>"
            })
    void a_2xx_without_a_usable_id_leaves_it_open(String text) {
        assertThat(OrderAnswers.placed(Samples.answer(202, text))).isEmpty();
    }

    @Test
    void an_answer_cut_off_anywhere_leaves_it_open() {
        for (int end = 0; end < CREATED.length(); end++) {
            assertThat(OrderAnswers.placed(Samples.answer(202, CREATED.substring(0, end))))
                    .isEmpty();
        }
    }

    @Test
    void messages_are_found_wherever_they_stand() {
        assertThat(OrderAnswers.messages("""
                {"field":{"Details":[{"message":"Item ID A / Item Type T doesn't exist"},
                 {"message":"no access to assets:\\n PSScene/x/[ortho_analytic_4b_sr]"}]},
                 "general":[{"message":"Unable to accept order"}]}"""))
                .containsExactly(
                        "Item ID A / Item Type T doesn't exist",
                        "no access to assets: PSScene/x/[ortho_analytic_4b_sr]",
                        "Unable to accept order");
        assertThat(OrderAnswers.messages("{\"field\":null,\"general\":[{\"message\":\"AOI too complex\"}]}"))
                .containsExactly("AOI too complex");
        assertThat(OrderAnswers.messages("{\"message\":\"Please enter your API key.\",\"errors\":[]}"))
                .containsExactly("Please enter your API key.");
    }

    @Test
    void what_is_not_json_is_its_own_message_without_markup() {
        assertThat(OrderAnswers.messages("max rate reached: retry-in 200ms"))
                .containsExactly("max rate reached: retry-in 200ms");
        assertThat(OrderAnswers.messages("<html><title>502</title>\n<body>Bad\tGateway</body><hr"))
                .containsExactly("502 Bad Gateway");
        assertThat(OrderAnswers.messages("x".repeat(1000)).get(0)).hasSize(300);
        assertThat(OrderAnswers.messages("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429, '{\"field\":{},\"general\":[{\"message\":\"Download quota has been exceeded.\"}]}', true",
        "400, '{\"general\":[{\"message\":\"Quota check failed - Insufficient quota: x\"}]}', true",
        "429, max rate reached: retry-in 200ms, false",
        "400, '{\"general\":[{\"message\":\"AOI too complex\"}]}', false",
        "400, '{\"quota\":1,\"general\":[{\"message\":\"AOI too complex\"}]}', false",
        "500, quota service down, false",
        "202, quota, false"
    })
    void a_spent_quota_is_told_from_a_rate(int status, String text, boolean quota) {
        assertThat(OrderAnswers.aboutQuota(status, text)).isEqualTo(quota);
    }

    @ParameterizedTest
    @CsvSource({
        "409, '{\"message\":\"Order concurrency limit reached\"}', true",
        "409, '{\"message\":\"Order not in a cancellable state\"}', false",
        "429, '{\"message\":\"Order concurrency limit reached\"}', false"
    })
    void too_many_running_orders_are_recognised(int status, String text, boolean concurrency) {
        assertThat(OrderAnswers.aboutConcurrency(status, text)).isEqualTo(concurrency);
    }
}
