package dev.swath.io.raster.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenImagesTest {
    private final List<String> opened = new ArrayList<>();
    private final List<Character> closed = new ArrayList<>();
    private final OpenImages<String, Character> images = new OpenImages<>(this::open, closed::add, 2);

    private char open(String address) {
        opened.add(address);
        if (address.isEmpty()) {
            throw new IllegalStateException("nothing is there");
        }
        return address.charAt(0);
    }

    @Test
    void imagesStayOpen_andTheOneNotUsedForLongest_isClosed() {
        for (String address : List.of("a", "b", "a", "c", "a")) {
            assertThat(images.<String>use(address, String::valueOf)).isEqualTo(address);
        }
        assertThat(opened).containsExactly("a", "b", "c");
        assertThat(closed).containsExactly('b');
        images.close();
        assertThat(closed).containsExactlyInAnyOrder('a', 'b', 'c');
    }

    @Test
    void imageInUse_isNotClosed() {
        images.use(
                "a",
                first -> images.use(
                        "b",
                        second -> images.use("c", third -> {
                            assertThat(closed).isEmpty();
                            images.close();
                            assertThat(closed).isEmpty();
                            return 0;
                        })));
        assertThat(closed).containsExactly('c', 'b', 'a');
    }

    @Test
    void imageThatCannotBeOpened_isTriedAgain() {
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> images.use("", image -> 0)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(opened).hasSize(2);
        images.close();
        assertThat(closed).isEmpty();
    }
}
