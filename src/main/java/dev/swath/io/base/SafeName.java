package dev.swath.io.base;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Makes one file or folder name of what a user wrote. Different texts get different names. */
public final class SafeName {
    private static final String KEPT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    /** File systems allow 255 bytes; this leaves room for endings and temporary names. */
    private static final int LONGEST = 150;

    private static final int HASH_CHARS = 16;

    private SafeName() {}

    /**
     * Keeps {@code A-Z a-z 0-9 . _ -} and writes every other byte of the text's UTF-8 as {@code %XX}. Never empty, never
     * {@code .} or {@code ..}; a name over 150 characters is cut, and a hash of the whole put behind {@code ~}.
     */
    public static String of(String userText) {
        if (userText.isEmpty()) {
            return "%";
        }
        if (userText.equals(".") || userText.equals("..")) {
            return userText.replace(".", "%2E");
        }
        var name = new StringBuilder();
        for (byte octet : userText.getBytes(StandardCharsets.UTF_8)) {
            if (KEPT.indexOf(octet) >= 0) {
                name.append((char) octet);
            } else {
                name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        if (name.length() <= LONGEST) {
            return name.toString();
        }
        return name.substring(0, LONGEST - HASH_CHARS - 1) + "~"
                + Sha256.hex(userText).substring(0, HASH_CHARS);
    }
}
