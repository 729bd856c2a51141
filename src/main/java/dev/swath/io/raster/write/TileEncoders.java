package dev.swath.io.raster.write;

import java.util.ArrayDeque;
import java.util.Deque;

/** Encoders to borrow: as many as threads ask for at a time. Thread-safe. */
final class TileEncoders implements AutoCloseable {
    private final ImageSpec image;
    private final CogOptions options;
    private final Deque<TileEncoder> idle = new ArrayDeque<>();
    private boolean closed;

    TileEncoders(ImageSpec image, CogOptions options) {
        this.image = image;
        this.options = options;
    }

    TileEncoder take() {
        synchronized (idle) {
            TileEncoder known = idle.poll();
            if (known != null) {
                return known;
            }
        }
        return new TileEncoder(image, options);
    }

    void giveBack(TileEncoder encoder) {
        synchronized (idle) {
            if (!closed) {
                idle.push(encoder);
                return;
            }
        }
        encoder.close();
    }

    /** Ends the idle ones; one that is still at work ends when it is given back. */
    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(TileEncoder::close);
            idle.clear();
        }
    }
}
