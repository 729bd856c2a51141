package dev.swath.model.trouble;

/** An order may not go out now: a budget, an approval. It is written down already when, and why. */
public final class Withheld extends Trouble {
    public Withheld(String code, String message) {
        super(code, message, null);
    }
}
