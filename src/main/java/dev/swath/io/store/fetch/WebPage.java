package dev.swath.io.store.fetch;

import dev.swath.model.trouble.Corrupt;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Proxies, login portals and failing servers answer 200 with a web page in place of the file. */
public final class WebPage {
    static final int HEAD_BYTES = 512;

    private static final Pattern START = Pattern.compile("(?s)(\u00ef\u00bb\u00bf)?\\s*<(!doctype html|html)\\b.*");

    private WebPage() {}

    /**
     * @param path name of what was expected
     * @param head first bytes of what came
     * @throws Corrupt code {@code html-instead} when it is a web page and none was expected
     */
    public static void refuse(String what, String path, String mediaType, byte[] head, int length) {
        if (path.toLowerCase(Locale.ROOT).matches(".*\\.html?")) {
            return;
        }
        var start = new String(head, 0, Math.min(length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (mediaType.equals("text/html")
                || START.matcher(start.toLowerCase(Locale.ROOT)).matches()) {
            throw new Corrupt("html-instead", "a web page came in place of " + what + "; look for a proxy between");
        }
    }
}
