package dev.swath.app.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What stands in a route file is what Camel's own schema of it knows. Camel itself tells such a typo misleadingly. */
final class CamelSchema {
    private static final Set<String> LANGUAGES = Set.of("simple", "constant");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Takes a second to read, so it is read once, when it is first needed. */
    private static final class Holder {
        static final JsonSchema SCHEMA = read();

        private static JsonSchema read() {
            // Camel marks old options with a keyword that the draft does not have
            var draft = JsonMetaSchema.builder(JsonMetaSchema.getV4())
                    .keyword(new NonValidationKeyword("deprecated"))
                    .build();
            return JsonSchemaFactory.builder(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4))
                    .metaSchema(draft)
                    .build()
                    .getSchema(
                            CamelSchema.class.getResourceAsStream("/schema/camelYamlDsl.json"),
                            SchemaValidatorsConfig.builder()
                                    .typeLoose(true)
                                    .preloadJsonSchema(false)
                                    .build());
        }
    }

    private CamelSchema() {}

    /** @param root of one file, with the settings in place */
    static void check(Node root, Problems problems) {
        if (languages(root, problems)) {
            return;
        }
        var found = Holder.SCHEMA.validate(JSON.valueToTree(root.content()));
        var unknown = found.stream()
                .filter(each -> each.getProperty() != null && isUnknownField(each))
                .toList();
        // where a branch of the schema does not fit, each alternative complains: only the innermost complaint is true
        if (!unknown.isEmpty()) {
            int deepest = deepest(unknown);
            unknown.stream()
                    .filter(each -> depth(each) == deepest || !insideOfAnother(each, unknown))
                    .forEach(each -> tell(root, each, problems));
        } else if (!found.isEmpty()) {
            found.stream()
                    .max(Comparator.comparingInt(CamelSchema::depth))
                    .ifPresent(
                            each -> problems.add(place(root, each), "is not what Camel expects here: " + said(each)));
        }
    }

    /** A misspelt language makes the schema complain about everything but that; so it is looked for first. */
    private static boolean languages(Node root, Problems problems) {
        var unknown = root.everything()
                .filter(Node::isMapping)
                .map(node -> node.field("expression"))
                .flatMap(expression -> expression.fields().entrySet().stream())
                .filter(language -> !LANGUAGES.contains(language.getKey()))
                .toList();
        unknown.forEach(language -> problems.add(
                language.getValue(),
                "expressions are written in simple or constant here, not in " + language.getKey()));
        return !unknown.isEmpty();
    }

    private static void tell(Node root, ValidationMessage each, Problems problems) {
        var parent = place(root, each);
        var name = each.getProperty();
        problems.add(
                parent.field(name), "'" + name + "' is not known here; check its spelling, and how far it is indented");
    }

    private static boolean insideOfAnother(ValidationMessage each, List<ValidationMessage> all) {
        var path = each.getInstanceLocation().toString() + "/";
        return all.stream()
                .anyMatch(other -> other.getInstanceLocation().toString().startsWith(path));
    }

    private static boolean isUnknownField(ValidationMessage message) {
        return message.getType().equals("additionalProperties");
    }

    private static int deepest(List<ValidationMessage> messages) {
        return messages.stream().mapToInt(CamelSchema::depth).max().orElse(0);
    }

    private static int depth(ValidationMessage message) {
        return message.getInstanceLocation().getNameCount();
    }

    private static String said(ValidationMessage message) {
        return message.getMessage().replaceFirst("^[^ ]*: ", "");
    }

    private static Node place(Node root, ValidationMessage message) {
        var node = root;
        var path = message.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            var part = path.getName(i);
            node = node.kind() == Node.Kind.LIST ? node.items().get(Integer.parseInt(part)) : node.field(part);
        }
        return node;
    }
}
