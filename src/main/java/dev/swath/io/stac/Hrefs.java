package dev.swath.io.stac;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Addresses in catalogs: relative ones made absolute, and the other way round. */
public final class Hrefs {
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";
    private static final String LEGAL_IN_PATH = "-._~!$&'()*+,;=@/";

    private Hrefs() {}

    /** An absolute address, or nothing where it is not one even with its blanks and letters escaped. */
    public static Optional<URI> resolve(URI base, String href) {
        try {
            URI resolved = base.resolve(new URI(escaped(href.strip(), LEGAL)));
            return Optional.of(resolved).filter(URI::isAbsolute);
        } catch (URISyntaxException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /**
     * The way from one document of a store to another file of it.
     *
     * @param fromDocument path of the document, relative to the store's root, with {@code /}
     * @param toFile path of the file, likewise
     * @return begins with {@code ./} or {@code ../}; escaped, so that it is an address
     */
    public static String relative(String fromDocument, String toFile) {
        List<String> from = folders(fromDocument);
        List<String> to = folders(toFile);
        int common = 0;
        while (common < from.size() && common < to.size() && from.get(common).equals(to.get(common))) {
            common++;
        }
        int up = from.size() - common;
        var way = new StringBuilder(up == 0 ? "./" : "../".repeat(up));
        to.subList(common, to.size()).forEach(folder -> way.append(folder).append('/'));
        way.append(toFile.substring(toFile.lastIndexOf('/') + 1));
        return escaped(way.toString(), LEGAL_IN_PATH);
    }

    /**
     * The path in the store that a relative address in one of its documents leads to; nothing where it leads out of the
     * store, or is not relative.
     */
    public static Optional<String> path(String fromDocument, String href) {
        if (isAbsolute(href)) {
            return Optional.empty();
        }
        var way = new ArrayDeque<>(folders(fromDocument));
        for (String step : unescaped(href).split("/", -1)) {
            if (step.equals("..") && way.pollLast() == null) {
                return Optional.empty();
            }
            if (!step.equals("..") && !step.equals(".")) {
                way.addLast(step);
            }
        }
        return Optional.of(String.join("/", way));
    }

    /**
     * An address as another document of the store has to write it; one that leads out of the catalog's root, to what lies
     * beside it, too.
     *
     * @param fromDocument path of the document that has it, relative to the root, with {@code /}
     * @param toDocument path of the document that is to have it, likewise
     */
    public static String moved(String fromDocument, String toDocument, String href) {
        if (isAbsolute(href)) {
            return href;
        }
        var way = new ArrayDeque<>(folders(fromDocument));
        int out = 0;
        for (String step : unescaped(href).split("/", -1)) {
            if (step.equals("..") && way.pollLast() == null) {
                out++;
            } else if (!step.equals("..") && !step.equals(".")) {
                way.addLast(step);
            }
        }
        return relative(toDocument, "../".repeat(out) + String.join("/", way));
    }

    /** Whether it names its own place: a scheme, or a path from the root. */
    public static boolean isAbsolute(String href) {
        return href.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || href.startsWith("/");
    }

    /** Same scheme, host and port, both of HTTP, and no user in it. */
    public static boolean sameOrigin(URI one, URI other) {
        return isHttp(one)
                && isHttp(other)
                && other.getUserInfo() == null
                && origin(one).equals(origin(other));
    }

    private static boolean isHttp(URI address) {
        String scheme = address.getScheme();
        return address.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
    }

    private static String origin(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    private static List<String> folders(String path) {
        var folders = new ArrayList<String>(List.of(path.split("/", -1)));
        folders.remove(folders.size() - 1);
        return folders;
    }

    private static String unescaped(String href) {
        try {
            String path = new URI(escaped(href, LEGAL)).getPath();
            return path == null ? href : path;
        } catch (URISyntaxException notAnAddress) {
            return href;
        }
    }

    private static String escaped(String text, String legal) {
        var escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (octet >= 'a' && octet <= 'z')
                    || (octet >= 'A' && octet <= 'Z')
                    || (octet >= '0' && octet <= '9')
                    || legal.indexOf(octet) >= 0;
            if (plain) {
                escaped.append((char) octet);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return escaped.toString();
    }
}
