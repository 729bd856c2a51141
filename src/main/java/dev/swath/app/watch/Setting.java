package dev.swath.app.watch;

import org.jspecify.annotations.Nullable;

/**
 * A setting as it is in force.
 *
 * @param standard its value as shipped
 * @param origin what set it: {@code file:line}, a variable, an option; null when it stands as shipped
 * @param afterRestart what the file says now and acts after a restart; null when that is the same
 * @param live whether an edit of the file acts at once
 */
public record Setting(
        String name,
        String value,
        String standard,
        @Nullable String origin,
        @Nullable String afterRestart,
        boolean live,
        String meaning) {}
