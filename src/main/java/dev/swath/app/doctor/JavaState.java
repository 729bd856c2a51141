package dev.swath.app.doctor;

/**
 * The Java machine.
 *
 * @param version feature release
 * @param heapBytes most that the heap may grow to
 * @param bufferBytes what uploads to a bucket hold at most; 0 for a disk
 */
record JavaState(int version, long heapBytes, long bufferBytes) {
    private static final int LEAST_VERSION = 17;
    /** {@code -Xmx256m} as Java counts it: without one survivor space. */
    private static final long LEAST_HEAP = 240L << 20;

    /** What everything but the buffers of uploads takes. */
    private static final long REST = 160L << 20;

    Finding verdict() {
        var where = "Java " + version;
        var found = "%d MB heap".formatted(heapBytes >> 20);
        if (version < LEAST_VERSION) {
            return Finding.broken("java", where, "too old", "use Java 17 or newer");
        }
        if (heapBytes < LEAST_HEAP) {
            return Finding.warning("java", where, found + " is little", "set JAVA_OPTS=-Xmx256m or more");
        }
        return heapBytes < bufferBytes + REST
                ? Finding.warning(
                        "java",
                        where,
                        "%s, of which uploads take up to %d MB".formatted(found, bufferBytes >> 20),
                        "set JAVA_OPTS=-Xmx%dm, or lower store.s3.part-mb or download.workers"
                                .formatted((bufferBytes + REST) >> 20))
                : Finding.fine("java", where, found);
    }
}
