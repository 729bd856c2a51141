package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A placed order. Its state is a function of the time, so nothing has to run in the background.
 *
 * @param request as it was sent
 * @param items what will be delivered
 * @param clip area to cut out, null for whole scenes
 * @param toolSuffixes of file names, in the order of the tools
 * @param hints why something will be missing
 * @param finalState how it will end
 * @param visible when listings and GET begin to show it
 * @param twist what is peculiar about it
 */
record Order(
        String id,
        ObjectNode request,
        Instant created,
        Duration queued,
        Duration running,
        List<Item> items,
        @Nullable Geometry clip,
        List<String> toolSuffixes,
        List<String> hints,
        String finalState,
        Instant visible,
        @Nullable Kind twist,
        @Nullable Instant cancelled) {
    /**
     * What will be delivered: a scene as this bundle, or a quad, which looks like one.
     *
     * @param mosaic null of scenes
     */
    record Item(Scene scene, Bundle bundle, @Nullable Mosaic mosaic) {
        static Item of(Scene scene, Bundle bundle) {
            return new Item(scene, bundle, null);
        }

        /** Within which its id is unique: the item type, or the mosaic. */
        String collection() {
            return mosaic == null ? Scene.ITEM_TYPE : mosaic.name();
        }
    }

    String name() {
        return request.path("name").asText();
    }

    String sourceType() {
        return request.path("source_type").asText("scenes");
    }

    String state(Instant now) {
        if (cancelled != null) {
            return "cancelled";
        }
        if (now.isBefore(created.plus(queued))) {
            return "queued";
        }
        if (!ended(now)) {
            return "running";
        }
        return twist == Kind.ORDER_UNKNOWN_STATE ? "post-processing" : finalState;
    }

    boolean ended(Instant now) {
        return cancelled == null && twist != Kind.ORDER_STUCK && !now.isBefore(end());
    }

    Instant end() {
        return created.plus(queued).plus(running);
    }

    Instant modified(Instant now) {
        if (cancelled != null) {
            return cancelled;
        }
        Instant started = created.plus(queued);
        return ended(now) ? end() : now.isBefore(started) ? created : started;
    }

    /** Share of the files that are ready, 0 to 1. */
    double progress(Instant now) {
        if (cancelled != null || now.isBefore(created.plus(queued))) {
            return 0;
        }
        if (ended(now)) {
            return 1;
        }
        double passed = Duration.between(created.plus(queued), now).toMillis();
        return Math.min(0.99, passed / Math.max(1, running.toMillis()));
    }

    boolean shown(Instant now) {
        boolean gone = twist == Kind.ORDER_VANISHED && ended(now);
        return !now.isBefore(visible) && !gone;
    }

    Order cancelled(Instant at) {
        return new Order(
                id,
                request,
                created,
                queued,
                running,
                items,
                clip,
                toolSuffixes,
                hints,
                finalState,
                visible,
                twist,
                at);
    }
}
