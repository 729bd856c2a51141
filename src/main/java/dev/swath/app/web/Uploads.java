package dev.swath.app.web;

import dev.swath.app.inbox.Incoming;
import dev.swath.model.ShortName;
import dev.swath.model.trouble.BadInput;
import io.vertx.core.MultiMap;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Files that are sent here to be drops. Nothing is ordered by the request: what is sound lies in the inbox when it is
 * answered, and the routes do the rest.
 */
final class Uploads {
    /** Where {@link #keepBody} writes the body of a request to. */
    private static final String BODY = "swath.body";

    private static final String WHOLE = "swath.whole";
    /** After the last byte came, for the bytes before it to be on the disk. */
    private static final long GRACE_MILLIS = 5000;

    private static final String NAMES = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._+-]{0,99}";
    private static final int SHORT_HASH = 12;
    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "zip", new byte[] {'P', 'K'},
            "gpkg", "SQLite format 3".getBytes(StandardCharsets.US_ASCII),
            "geojson", new byte[0],
            "json", new byte[0],
            "kml", new byte[0]);

    private final Incoming incoming;
    private final long mostBytes;
    private final BiFunction<String, String, String> fault;

    /** @param fault what is wrong with a value for a setting of a drop; empty when nothing is */
    Uploads(Incoming incoming, long mostBytes, BiFunction<String, String, String> fault) {
        this.incoming = incoming;
        this.mostBytes = mostBytes;
        this.fault = fault;
    }

    /** A form that ends before its last boundary: Vert.x would wait for the rest of it for ever. */
    void expectWhole(RoutingContext context) {
        context.request().end().onSuccess(ended -> context.vertx().setTimer(GRACE_MILLIS, late -> {
            if (context.get(WHOLE) == null) {
                Problem.of(400, "cut-off", "the form ends before its last boundary; send it again")
                        .answer(context);
                context.fileUploads().forEach(upload -> delete(context, Path.of(upload.uploadedFileName())));
            }
        }));
        context.next();
    }

    void arrived(RoutingContext context) {
        context.put(WHOLE, true);
        context.next();
    }

    /** Writes the body of a request to a file as it comes; its length must be told, for that bounds it. */
    void keepBody(RoutingContext context) {
        var request = context.request();
        var told = request.getHeader("Content-Length");
        if (told == null || !told.matches("\\d{1,18}")) {
            Problem.of(411, "length-required", "say how long the body is (Content-Length)")
                    .answer(context);
            return;
        }
        if (Long.parseLong(told) > mostBytes) {
            context.fail(413);
            return;
        }
        request.pause();
        var file = newFile();
        context.put(BODY, file);
        context.addEndHandler(ended -> delete(context, file));
        context.vertx()
                .fileSystem()
                .open(file.toString(), new OpenOptions().setWrite(true))
                .compose(request::pipeTo)
                .onSuccess(written -> context.next())
                .onFailure(context::fail);
    }

    private static void delete(RoutingContext context, Path file) {
        // long gone when it was taken
        context.vertx().fileSystem().delete(file.toString()).otherwiseEmpty();
    }

    private Path newFile() {
        try {
            return Files.createTempFile(incoming.folder(), "body-", ".part");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The body is the file. */
    void takeBody(RoutingContext context) {
        Path file = context.get(BODY);
        var options = new LinkedHashMap<>(single(context.queryParams()));
        var given = options.remove("name");
        answer(context, file, (given == null ? "drop-" + hash(file) : given) + ".geojson", options);
    }

    /** One part is the file, the others are settings. */
    void takeForm(RoutingContext context) {
        var files = context.fileUploads();
        if (files.size() != 1 || !files.get(0).name().equals("file")) {
            throw new BadInput(
                    "one-file",
                    "the form must have one file, in a part called file: a .zip, .gpkg, .geojson, .json or .kml");
        }
        var sent = files.get(0);
        var options = new LinkedHashMap<>(single(context.request().formAttributes()));
        var ending = ending(sent.fileName());
        var given = options.remove("name");
        var name = given == null ? sent.fileName().substring(0, sent.fileName().length() - ending.length() - 1) : given;
        answer(context, Path.of(sent.uploadedFileName()), name + "." + ending, options);
    }

    private static String ending(String fileName) {
        var ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!fileName.contains(".") || !BEGINNINGS.containsKey(ending)) {
            throw new UnknownType("the file must be a .zip, .gpkg, .geojson, .json or .kml");
        }
        return ending;
    }

    private void answer(RoutingContext context, Path file, String name, Map<String, String> options) {
        if (!name.matches(NAMES)) {
            throw new BadInput(
                    "bad-name",
                    "the name must be letters, digits, blanks and . _ + - alone, and begin with one of the"
                            + " first two; 90 at most");
        }
        demandType(file, name.substring(name.lastIndexOf('.') + 1));
        long features = incoming.take(file, name, settings(options));
        var drop = name.replaceFirst("\\.[^.]+$", "");
        var told = new LinkedHashMap<String, Object>();
        told.put("drop", drop);
        told.put("state", "arriving");
        told.put("features", features);
        var address = Answers.address("/api/drops/", drop);
        context.response().putHeader("Location", address);
        Answers.json(context, 202, told);
    }

    private static void demandType(Path file, String ending) {
        var beginning = BEGINNINGS.getOrDefault(ending, new byte[0]);
        try (var in = Files.newInputStream(file)) {
            if (Files.size(file) == 0) {
                throw new BadInput("empty", "the file has no bytes");
            }
            if (!java.util.Arrays.equals(in.readNBytes(beginning.length), beginning)) {
                throw new UnknownType("the file is called ." + ending + ", but is none");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(Map<String, String> options) {
        var settings = new TreeMap<String, String>();
        options.forEach((word, value) -> {
            var wrong = fault.apply(ShortName.setting(word), value.trim());
            if (!wrong.isEmpty()) {
                throw new BadInput("bad-setting", word + " " + wrong);
            }
            settings.put(word, value.trim());
        });
        return settings;
    }

    private static Map<String, String> single(MultiMap given) {
        var single = new LinkedHashMap<String, String>();
        for (var each : given) {
            if (single.put(each.getKey(), each.getValue()) != null) {
                throw new BadInput("bad-setting", each.getKey() + " is given twice");
            }
        }
        return single;
    }

    private static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT_HASH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Types that are taken as a body. */
    static final List<String> BODIES = List.of("application/geo+json", "application/json");
}
