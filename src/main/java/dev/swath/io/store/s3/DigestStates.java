package dev.swath.io.store.s3;

import dev.swath.io.store.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The digests of the last uploads that broke off, each as it stood after the last finished part, so that the next
 * attempt in this process need not read those parts again. Few hundred bytes each.
 */
final class DigestStates {
    private static final int MOST = 256;

    private final Map<String, State> states = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, State> eldest) {
            return size() > MOST;
        }
    };

    /** @param parts how many it covers */
    record State(int parts, Digest digest) {}

    synchronized void keep(String uploadId, State state) {
        states.remove(uploadId);
        states.put(uploadId, state);
    }

    synchronized Optional<State> of(String uploadId) {
        return Optional.ofNullable(states.get(uploadId))
                .map(state -> new State(state.parts(), state.digest().copy()));
    }

    synchronized void forget(String uploadId) {
        states.remove(uploadId);
    }
}
