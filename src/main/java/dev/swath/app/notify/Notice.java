package dev.swath.app.notify;

/**
 * One message to people.
 *
 * @param channel who carries it: mail or webhook
 * @param title one line
 * @param text plain text
 * @param upTo place in the history up to which it tells
 */
public record Notice(String channel, String title, String text, long upTo) {}
