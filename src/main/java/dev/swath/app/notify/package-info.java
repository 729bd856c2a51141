/** Tells people by mail and webhook what happened: words from templates, many events in one message. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.notify;
