package dev.swath.app.check;

import java.io.File;

/** Follows the message through every route: what arrives at a bean is what its method takes. */
final class TypeChain implements Rule {
    private final Beans beans;

    TypeChain(Beans beans) {
        this.beans = beans;
    }

    @Override
    public void check(RouteSet set, Problems problems) {
        var walk = new TypeWalk(set, beans, problems);
        for (var route : set.routes()) {
            if (!route.from().matches("(direct|seda):.*")) {
                walk.route(route, entry(route));
            }
        }
        // what nobody calls is still followed, from whatever may come
        set.routes().stream().filter(route -> !walk.knows(route)).forEach(route -> walk.route(route, Carried.UNKNOWN));
    }

    private static Carried entry(RouteNode route) {
        return switch (route.from().replaceFirst(":.*", "")) {
            case "file" -> Carried.of(File.class, "");
            case "timer", "quartz" -> Carried.nothing();
            default -> Carried.UNKNOWN;
        };
    }
}
