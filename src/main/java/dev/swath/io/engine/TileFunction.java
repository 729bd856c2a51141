package dev.swath.io.engine;

import java.io.IOException;
import java.io.Serializable;

/**
 * What is done to one tile: a pure function, so that it may run anywhere, and again after a failure.
 *
 * @param <T> task
 * @param <R> result
 */
@FunctionalInterface
public interface TileFunction<T extends Serializable, R extends Serializable> extends Serializable {
    R apply(T task) throws IOException, InterruptedException;
}
