package dev.swath.io.engine;

import dev.swath.model.trouble.BadSetting;

/** The engines by the name that {@code composite.engine} gives them. */
public final class Engines {
    private Engines() {}

    /**
     * Gives the engine of that name.
     *
     * @param threads tiles that are made side by side, 1 or more
     * @throws BadSetting {@code composite-engine} when there is none, {@code composite-threads} when too few
     */
    public static CompositeEngine named(String name, int threads) {
        if (!name.equals("local")) {
            throw new BadSetting(
                    "composite-engine",
                    "composite.engine=" + name + " is not part of this build; set composite.engine=local");
        }
        if (threads < 1) {
            throw new BadSetting("composite-threads", "an engine needs 1 or more threads, was " + threads);
        }
        return new LocalEngine(threads);
    }
}
