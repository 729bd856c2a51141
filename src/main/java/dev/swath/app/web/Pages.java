package dev.swath.app.web;

import dev.swath.io.base.Sha256;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The console's pages: a closed list of files in the jar, so that no path reaches anything else. All but the first page
 * lie below an address made of the content of them all, and may be kept by browsers for ever.
 */
final class Pages {
    private static final String POLICY = "default-src 'self'; img-src 'self' data:%s; object-src 'none';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String FIRST = "index.html";
    private static final String LOGIN = "login.html";
    private static final String PLACE = "{{place}}";
    private static final int SHORT_HASH = 12;

    private static final List<String> OWN = List.of(
            FIRST,
            "console.css",
            "icon.svg",
            "land.json",
            "area.js",
            "areas.js",
            "base.js",
            "cluster.js",
            "dom.js",
            "draw.js",
            "drops.js",
            "geodesy.js",
            "geojson.js",
            "http.js",
            "lists.js",
            LOGIN,
            "login.js",
            "main.js",
            "map.js",
            "overview.js",
            "plans.js",
            "results.js",
            "routes.js",
            "snippets.js",
            "subject.js");

    private static final String LEAFLET = "/META-INF/resources/webjars/leaflet/1.9.4/dist/";
    private static final List<String> OF_LEAFLET = List.of("leaflet.js", "leaflet.css");
    private static final String LEAFLET_DRAW = "/META-INF/resources/webjars/leaflet-draw/1.0.2/dist/";
    private static final String DRAW_SCRIPT = "leaflet.draw.js";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final String place;
    private final String policy;

    /** @param packed the same with gzip */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asset(String type, byte[] plain, byte[] packed) {}

    /** @param tiles address of background tiles with {@code {z}}, {@code {x}} and {@code {y}} in it; empty = none */
    Pages(String tiles) {
        policy = POLICY.formatted(tiles.isEmpty() ? "" : " " + origin(tiles));
        var files = new LinkedHashMap<String, byte[]>();
        OWN.forEach(name -> files.put(name, bytes("/console/" + name)));
        OF_LEAFLET.forEach(name -> files.put(name, bytes(LEAFLET + name)));
        files.put(DRAW_SCRIPT, bytes(LEAFLET_DRAW + DRAW_SCRIPT));
        place = "/console/" + hash(files) + "/";
        files.forEach((name, bytes) -> assets.put(name, asset(name, bytes)));
    }

    void open(Router router) {
        router.route("/").handler(context -> answer(context, FIRST, "no-cache"));
        router.route("/login").handler(context -> answer(context, LOGIN, "no-cache"));
        router.route("/console/*")
                .handler(context -> answer(context, name(context), "private, max-age=31536000, immutable"));
    }

    /** What is asked for below our own place; nothing when it is an older one. */
    private @Nullable String name(RoutingContext context) {
        var path = context.request().path();
        return path.startsWith(place) ? path.substring(place.length()) : null;
    }

    private void answer(RoutingContext context, @Nullable String name, String keep) {
        var asset = name == null ? null : assets.get(name);
        var method = context.request().method();
        if (asset == null || !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
            context.next();
            return;
        }
        var response = WebServer.head(context.response(), asset.type(), 200)
                .putHeader("Cache-Control", keep)
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("Content-Security-Policy", policy)
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY");
        var accepted = context.request().getHeader("Accept-Encoding");
        boolean packed = accepted != null && accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
        var body = packed ? asset.packed() : asset.plain();
        if (packed) {
            response.putHeader("Content-Encoding", "gzip");
        }
        response.putHeader("Content-Length", String.valueOf(body.length));
        if (method.equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(io.vertx.core.buffer.Buffer.buffer(body));
        }
    }

    private Asset asset(String name, byte[] bytes) {
        var plain = name.endsWith(".html")
                ? new String(bytes, StandardCharsets.UTF_8)
                        .replace(PLACE, place)
                        .getBytes(StandardCharsets.UTF_8)
                : bytes;
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        return new Asset(Objects.requireNonNull(type), plain, packed(plain));
    }

    /** The one foreign place that pictures may come from. */
    private static String origin(String tiles) {
        var address = URI.create(tiles.replaceAll("\\{[a-z]}", "0"));
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static byte[] bytes(String resource) {
        try (var in = Pages.class.getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String hash(Map<String, byte[]> files) {
        var digest = Sha256.begin();
        files.values().forEach(digest::update);
        return Sha256.hex(digest).substring(0, SHORT_HASH);
    }
}
