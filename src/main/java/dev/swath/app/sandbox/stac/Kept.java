package dev.swath.app.sandbox.stac;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The latest of what was made, up to a weight; made once, however many ask at the same time. Thread-safe. */
final class Kept<V> {
    private final long capacity;
    private final ToLongFunction<V> weight;
    private final Consumer<V> dropped;
    private final Map<String, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final Object[] makers = new Object[64];
    private long total;

    Kept(long capacity, ToLongFunction<V> weight, Consumer<V> dropped) {
        this.capacity = capacity;
        this.weight = weight;
        this.dropped = dropped;
        for (int i = 0; i < makers.length; i++) {
            makers[i] = new Object();
        }
    }

    V get(String key, Supplier<V> maker) {
        V known = find(key);
        if (known != null) {
            return known;
        }
        synchronized (makers[Math.floorMod(key.hashCode(), makers.length)]) {
            known = find(key);
            if (known != null) {
                return known;
            }
            V made = maker.get();
            keep(key, made);
            return made;
        }
    }

    private @Nullable V find(String key) {
        synchronized (values) {
            return values.get(key);
        }
    }

    private void keep(String key, V made) {
        synchronized (values) {
            values.put(key, made);
            total += weight.applyAsLong(made);
            var eldest = values.values().iterator();
            while (total > capacity && values.size() > 1) {
                V old = eldest.next();
                total -= weight.applyAsLong(old);
                eldest.remove();
                dropped.accept(old);
            }
        }
    }
}
