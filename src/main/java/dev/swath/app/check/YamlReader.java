package dev.swath.app.check;

import dev.swath.app.check.Node.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a YAML file into {@link Node}s. Anchors, tags and repeated keys are refused: what is read is what stands there. */
final class YamlReader {
    private final String file;
    private final Problems problems;

    private YamlReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The root of the file; empty after a problem, or when nothing but comments stands in it. */
    static Optional<Node> read(String file, String text, Problems problems) {
        var settings = LoadSettings.builder().setLabel(file).build();
        try {
            return new Compose(settings).composeString(text).map(root -> new YamlReader(file, problems)
                    .node(root, line(root.getStartMark())));
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark().or(e::getContextMark);
            var said = e.getProblem() == null ? "not readable" : e.getProblem();
            problems.add(file, line(mark), "is not YAML: " + said + "; check the indentation and the colons here");
        } catch (YamlEngineException e) {
            problems.add(
                    file,
                    1,
                    "is not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return Optional.empty();
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node node, int line) {
        if (node.getAnchor().isPresent()) {
            problems.add(file, line, "anchors and aliases are not used in route files; write it out");
            return new Node(file, line, Kind.SCALAR, "", Map.of(), List.of());
        }
        if (node instanceof MappingNode mapping) {
            return new Node(file, line, Kind.MAPPING, "", fields(mapping), List.of());
        }
        if (node instanceof SequenceNode sequence) {
            var items = new ArrayList<Node>();
            sequence.getValue().forEach(item -> items.add(node(item, line(item.getStartMark()))));
            return new Node(file, line, Kind.LIST, "", Map.of(), items);
        }
        return new Node(file, line, Kind.SCALAR, ((ScalarNode) node).getValue(), Map.of(), List.of());
    }

    private Map<String, Node> fields(MappingNode mapping) {
        var fields = new LinkedHashMap<String, Node>();
        for (var tuple : mapping.getValue()) {
            int line = line(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(file, line, "a key must be a word");
            } else if (fields.put(key.getValue(), node(tuple.getValueNode(), line)) != null) {
                problems.add(file, line, "'" + key.getValue() + "' stands here twice; check the indentation");
            }
        }
        return fields;
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(place -> place.getLine() + 1).orElse(1);
    }
}
