package dev.swath.app.web;

import dev.swath.io.ledger.Candidates;
import dev.swath.model.Scene;
import dev.swath.model.trouble.BadInput;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The provider's small pictures of scenes that a search has found, each fetched once. They are fetched one after the
 * other by a thread of their own: who looks at other things waits for none of them.
 */
final class ScenePictures {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    private static final int MOST_WAITING = 200;
    private static final int IDLE_SECONDS = 10;
    private static final byte PNG = (byte) 0x89;

    private final Candidates found;
    private final Previews previews;
    private final PictureCache pictures;
    private final ThreadPoolExecutor line = new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), ScenePictures::thread);

    ScenePictures(Candidates found, Previews previews, PictureCache pictures) {
        this.found = found;
        this.previews = previews;
        this.pictures = pictures;
        line.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "previews");
        thread.setDaemon(true);
        return thread;
    }

    static String address(Scene scene) {
        return Answers.address("/api/scenes/", scene.itemType()) + Answers.address("/", scene.id()) + "/preview";
    }

    /** Nothing (204) when the provider has no picture of the scene. */
    void picture(RoutingContext context) {
        Answers.demandKnown(context);
        var type = context.pathParam("type");
        var scene = context.pathParam("scene");
        if (!isWord(type) || !isWord(scene) || found.scene(type, scene).isEmpty()) {
            throw new BadInput("no-such-scene", "no search has found a scene of that name");
        }
        var key = "preview " + type + " " + scene;
        var kept = pictures.find(key);
        if (kept.length > 0) {
            send(context, kept);
            return;
        }
        try {
            var unused = CompletableFuture.supplyAsync(() -> fetched(context, key, type, scene), line)
                    .whenComplete((picture, failure) -> answer(context, picture, failure));
        } catch (RejectedExecutionException full) {
            Problem.of(503, "too-many-previews", "many pictures are being fetched; try again in a minute")
                    .answer(context);
        }
    }

    private static boolean isWord(String word) {
        return WORD.matcher(word).matches();
    }

    private byte[] fetched(RoutingContext context, String key, String type, String scene) {
        // who has turned to another page wants it no more
        return context.response().closed() ? new byte[0] : pictures.get(key, () -> previews.of(type, scene));
    }

    @SuppressWarnings("NullAway") // one of the two is null
    private static void answer(RoutingContext context, byte[] picture, Throwable failure) {
        if (failure == null) {
            send(context, picture);
        } else {
            context.fail(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
        }
    }

    private static void send(RoutingContext context, byte[] picture) {
        var response = context.response();
        if (response.closed()) {
            return;
        }
        if (picture.length == 0) {
            response.setStatusCode(204)
                    .putHeader("Cache-Control", "private, max-age=3600")
                    .end();
            return;
        }
        WebServer.head(response, picture[0] == PNG ? "image/png" : "image/jpeg", 200)
                .putHeader("Cache-Control", "private, max-age=86400")
                .end(Buffer.buffer(picture));
    }
}
