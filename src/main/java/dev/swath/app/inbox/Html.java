package dev.swath.app.inbox;

/** Text that is safe inside HTML elements and quoted attributes. */
final class Html {
    private Html() {}

    static String text(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
