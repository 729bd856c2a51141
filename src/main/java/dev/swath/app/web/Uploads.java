package dev.swath.app.web;

import dev.swath.app.inbox.Incoming;
import dev.swath.io.base.Sha256;
import dev.swath.model.ShortName;
import dev.swath.model.trouble.BadInput;
import io.vertx.core.MultiMap;
import io.vertx.core.file.OpenOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Files that are sent here, with settings: checked, and handed on to whoever takes them. */
final class Uploads {
    /** Where {@link #keepBody} writes the body of a request to. */
    private static final String BODY = "swath.body";

    private static final String FORM = "multipart/form-data";
    /** Of the parts of a form around the file. */
    private static final long SMALL = 4096;

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
    private final Taker taker;

    /** @param fault what is wrong with a value for a setting of a drop; empty when nothing is */
    Uploads(Incoming incoming, long mostBytes, BiFunction<String, String, String> fault, Taker taker) {
        this.incoming = incoming;
        this.mostBytes = mostBytes;
        this.fault = fault;
        this.taker = taker;
    }

    /** Answers for a file that was sent. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param file where it lies; whatever the taker leaves of it is removed
         * @param name what it is called, with its ending
         * @param settings as they were sent, each sound by itself
         */
        void take(RoutingContext context, Path file, String name, Map<String, String> settings);
    }

    private static final List<String> BODIES = List.of("application/geo+json", "application/json");

    /** Answers at a path, by a form or by a body. */
    void open(Router router, String path) {
        open(router, path, BODIES);
    }

    /** @param bodies types that are taken as a body */
    void open(Router router, String path, List<String> bodies) {
        // a route of its own, for a body handler must be the first of its route
        router.post(path).consumes(FORM).handler(this::expectWhole);
        router.post(path)
                .consumes(FORM)
                .handler(BodyHandler.create(incoming.folder().toString())
                        .setBodyLimit(mostBytes + SMALL)
                        .setDeleteUploadedFilesOnEnd(true)
                        .setMergeFormAttributes(false))
                .handler(this::arrived)
                .blockingHandler(this::takeForm, false)
                .failureHandler(Problem::ofFailure);
        for (var type : bodies) {
            router.post(path)
                    .consumes(type)
                    .handler(this::keepBody)
                    .blockingHandler(this::takeBody, false)
                    .failureHandler(Problem::ofFailure);
        }
    }

    /** A form that ends before its last boundary: Vert.x would wait for the rest of it for ever. */
    private void expectWhole(RoutingContext context) {
        context.request().end().onSuccess(ended -> context.vertx().setTimer(GRACE_MILLIS, late -> {
            if (context.get(WHOLE) == null) {
                Problem.of(400, "cut-off", "the form ends before its last boundary; send it again")
                        .answer(context);
                context.fileUploads().forEach(upload -> delete(context, Path.of(upload.uploadedFileName())));
            }
        }));
        context.next();
    }

    private void arrived(RoutingContext context) {
        context.put(WHOLE, true);
        context.next();
    }

    /** Writes the body of a request to a file as it comes; its length must be told, for that bounds it. */
    private void keepBody(RoutingContext context) {
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
    private void takeBody(RoutingContext context) {
        Path file = context.get(BODY);
        var options = new LinkedHashMap<>(single(context.queryParams()));
        var given = options.remove("name");
        answer(context, file, (given == null ? "drop-" + hash(file) : given) + ".geojson", options);
    }

    /** One part is the file, the others are settings. */
    private void takeForm(RoutingContext context) {
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
        taker.take(context, file, name, settings(options));
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
        try {
            return Sha256.hex(file).substring(0, SHORT_HASH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
