package dev.swath.model;

/** What is known about an order at the provider. Promise 1 hangs on these words. */
public enum OrderState {
    /** The intent is committed: name, items, clip. Nothing has been sent. */
    PLANNED,
    /** Committed just before the POST: from here on it may have arrived. */
    POSTING,
    /** The POST's outcome is not known; only looking it up by name may end this. */
    UNKNOWN,
    /** The provider has it, and we have its id. */
    PLACED,
    /** The provider said no; nothing was charged. */
    REFUSED
}
