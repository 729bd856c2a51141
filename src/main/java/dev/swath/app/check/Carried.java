package dev.swath.app.check;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a message holds at one place of a route, as far as it can be told.
 *
 * @param types what it may be; empty = unknown, anything goes
 * @param from the call that brought it into this route unchanged; null once a step here made it
 * @param maker name of the step that made it; empty when it came from outside
 */
record Carried(Set<JavaType> types, @Nullable Node from, String maker) {
    static final Carried UNKNOWN = new Carried(Set.of(), null, "");

    private static final TypeFactory TYPES = TypeFactory.defaultInstance();

    static Carried of(Type type, String maker) {
        return type == Object.class ? UNKNOWN : new Carried(Set.of(TYPES.constructType(type)), null, maker);
    }

    static Carried rows(String maker) {
        var row = TYPES.constructMapType(Map.class, String.class, Object.class);
        return new Carried(Set.of(TYPES.constructCollectionType(List.class, row)), null, maker);
    }

    /** Nothing: what a timer brings. */
    static Carried nothing() {
        return of(Void.class, "");
    }

    Carried calledBy(@Nullable Node call) {
        return new Carried(types, call, maker);
    }

    /** Either this or the other. */
    Carried or(Carried other) {
        if (types.equals(other.types)) {
            return this;
        }
        if (types.isEmpty() || other.types.isEmpty()) {
            return UNKNOWN;
        }
        var both = new LinkedHashSet<>(types);
        both.addAll(other.types);
        return new Carried(both, null, maker.isEmpty() ? other.maker : maker);
    }

    /** One piece of what is split. */
    Carried element(String maker) {
        var elements = new LinkedHashSet<JavaType>();
        for (var type : types) {
            if (type.isTypeOrSubTypeOf(Iterable.class)) {
                elements.add(type.findTypeParameters(Iterable.class)[0]);
            } else if (type.isArrayType()) {
                elements.add(type.getContentType());
            } else {
                elements.add(type);
            }
        }
        return new Carried(elements, null, maker);
    }

    /** The first type that a step that takes {@code wanted} could not take; null when all fit. */
    @Nullable
    JavaType misfit(Type wanted) {
        var taken = TYPES.constructType(wanted);
        return types.stream().filter(given -> !fits(taken, given)).findFirst().orElse(null);
    }

    private static boolean fits(JavaType taken, JavaType given) {
        if (!given.isTypeOrSubTypeOf(taken.getRawClass())) {
            return false;
        }
        var arguments = given.findTypeParameters(taken.getRawClass());
        for (int i = 0; i < Math.min(arguments.length, taken.containedTypeCount()); i++) {
            var argument = taken.containedType(i);
            if (!argument.isJavaLangObject() && !arguments[i].isJavaLangObject() && !fits(argument, arguments[i])) {
                return false;
            }
        }
        return true;
    }

    static String name(JavaType type) {
        if (type.hasRawClass(Void.class)) {
            return "nothing";
        }
        var arguments = type.getBindings().getTypeParameters().stream()
                .map(Carried::name)
                .collect(Collectors.joining(", "));
        return type.getRawClass().getSimpleName() + (arguments.isEmpty() ? "" : "<" + arguments + ">");
    }

    static String name(Type type) {
        return name(TYPES.constructType(type));
    }
}
