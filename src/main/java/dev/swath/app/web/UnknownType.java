package dev.swath.app.web;

import dev.swath.model.trouble.Trouble;

/** What was sent is of no type that is taken here. */
final class UnknownType extends Trouble {
    private static final long serialVersionUID = 1;

    UnknownType(String line) {
        super("unknown-type", line, null);
    }
}
