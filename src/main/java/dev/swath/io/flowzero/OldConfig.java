package dev.swath.io.flowzero;

import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A FlowZero {@code config.yaml} as its keys with dots between. It is read as events, from which no object is ever made:
 * anchors, aliases and tags are refused, and so is what no such file has.
 */
public final class OldConfig {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DEEP = 10;

    private final Path file;
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Place> places = new ArrayDeque<>();

    private OldConfig(Path file) {
        this.file = file;
    }

    /**
     * @param key its words with dots between
     * @param value as it is written; of a list its values with commas
     * @param line from 1
     */
    public record Line(String key, String value, int line) {}

    /** A mapping or a list that is open. */
    private static final class Place {
        private final String prefix;
        private final boolean isMapping;
        private @Nullable String key;

        Place(String prefix, boolean isMapping) {
            this.prefix = prefix;
            this.isMapping = isMapping;
        }
    }

    /** @throws BadInput in one line with file, line and what is wrong */
    public static List<Line> read(Path file) {
        var config = new OldConfig(file);
        try {
            if (!Files.isRegularFile(file)) {
                throw new BadInput("no-such-file", file + ": is no file; name FlowZero's config.yaml");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new BadInput("too-large", file + ": is larger than 1 MB, no config.yaml is");
            }
            var settings = LoadSettings.builder()
                    .setLabel(file.getFileName().toString())
                    .build();
            for (var event : new Parse(settings).parseString(Files.readString(file))) {
                config.take(event);
            }
        } catch (CharacterCodingException e) {
            throw new BadInput("unreadable", file + ": is no text in UTF-8", e);
        } catch (IOException e) {
            throw new BadInput("unreadable", file + ": cannot be read: " + e.getMessage(), e);
        } catch (YamlEngineException e) {
            throw new BadInput(
                    "no-yaml",
                    file + ": is not YAML: "
                            + String.valueOf(e.getMessage())
                                    .lines()
                                    .map(String::strip)
                                    .limit(2)
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElse(""),
                    e);
        }
        return List.copyOf(config.lines);
    }

    private void take(Event event) {
        if (event instanceof AliasEvent) {
            throw refused(event, "anchors and aliases are not taken; write it out");
        } else if (event instanceof NodeEvent node) {
            refuse(event, node.getAnchor(), "anchors and aliases are not taken; write it out");
        }
        if (event instanceof CollectionStartEvent start) {
            refuse(event, start.getTag(), "tags are not taken");
            open(event, event instanceof MappingStartEvent);
        } else if (event instanceof ScalarEvent scalar) {
            refuse(event, scalar.getTag(), "tags are not taken");
            scalar(scalar);
        } else if (event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd) {
            places.pop();
            closeKey();
        }
    }

    private void refuse(Event event, Optional<?> unwanted, String why) {
        if (unwanted.isPresent() && (unwanted.get() instanceof Anchor || unwanted.get() instanceof String)) {
            throw refused(event, why);
        }
    }

    private BadInput refused(Event event, String why) {
        return new BadInput("no-config", file + ", line " + line(event) + ": " + why);
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private void open(Event event, boolean isMapping) {
        if (places.size() >= MOST_DEEP) {
            throw refused(event, "is nested deeper than any config.yaml");
        }
        var above = places.peek();
        if (above == null && !isMapping) {
            throw refused(event, "holds a list, not keys; name FlowZero's config.yaml");
        }
        if (above != null && above.isMapping && above.key == null) {
            throw refused(event, "a key must be a word");
        }
        places.push(new Place(above == null ? "" : path(above), isMapping));
    }

    private void closeKey() {
        var above = places.peek();
        if (above != null && above.isMapping) {
            above.key = null;
        }
    }

    private static String path(Place place) {
        var key = place.key == null ? "" : place.key;
        return place.prefix.isEmpty() || key.isEmpty() ? place.prefix + key : place.prefix + "." + key;
    }

    private void scalar(ScalarEvent scalar) {
        var place = places.peek();
        if (place == null) {
            if (!scalar.getValue().isBlank()) {
                throw refused(scalar, "holds no keys; name FlowZero's config.yaml");
            }
        } else if (place.isMapping && place.key == null) {
            place.key = scalar.getValue();
        } else {
            lines.add(new Line(path(place), scalar.getValue().strip(), line(scalar)));
            closeKey();
        }
    }
}
