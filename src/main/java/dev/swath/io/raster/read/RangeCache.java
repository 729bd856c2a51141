package dev.swath.io.raster.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Keeps what was read from sources, as blocks of 64 KiB, the most useful ones up to a number of bytes. One cache serves
 * all sources of a process; what it knows of a file counts for every later source of the same identity.
 */
public final class RangeCache {
    static final int BLOCK_BYTES = 64 * 1024;

    private record Key(String identity, long block) {}

    private final Cache<Key, byte[]> blocks;

    /** @param bytes the most it keeps, at least 0 */
    public RangeCache(long bytes) {
        blocks = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, byte[] block) -> block.length)
                .build();
    }

    /** The same bytes; what is asked for is rounded up to blocks. Closing it closes the source. */
    public RangeSource over(RangeSource source) {
        return new Cached(source);
    }

    private final class Cached implements RangeSource {
        private final RangeSource source;

        Cached(RangeSource source) {
            this.source = source;
        }

        @Override
        public String name() {
            return source.name();
        }

        @Override
        public long length() {
            return source.length();
        }

        @Override
        public String identity() {
            return source.identity();
        }

        @Override
        public byte[] read(long offset, int length) {
            byte[] bytes = new byte[length];
            long end = offset + length;
            for (long block = offset / BLOCK_BYTES; block * BLOCK_BYTES < end; ) {
                byte[] known = blocks.getIfPresent(new Key(identity(), block));
                long next = known == null ? missing(block, end) : block + 1;
                byte[] run = known == null ? fetch(block, next) : known;
                long start = block * BLOCK_BYTES;
                long from = Math.max(offset, start);
                int count = (int) (Math.min(end, start + run.length) - from);
                System.arraycopy(run, (int) (from - start), bytes, (int) (from - offset), count);
                block = next;
            }
            return bytes;
        }

        /** The first block after that one that is known, or lies behind the end. */
        private long missing(long block, long end) {
            long next = block + 1;
            while (next * BLOCK_BYTES < end && blocks.getIfPresent(new Key(identity(), next)) == null) {
                next++;
            }
            return next;
        }

        private byte[] fetch(long first, long next) {
            long start = first * BLOCK_BYTES;
            byte[] run = source.read(start, (int) (Math.min(length(), next * BLOCK_BYTES) - start));
            for (long block = first; block < next; block++) {
                int from = (int) ((block - first) * BLOCK_BYTES);
                byte[] copy = new byte[Math.min(BLOCK_BYTES, run.length - from)];
                System.arraycopy(run, from, copy, 0, copy.length);
                blocks.put(new Key(identity(), block), copy);
            }
            return run;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
