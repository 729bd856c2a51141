package dev.swath.io.engine;

/** Reduces blocks one after the other, and keeps its scratch arrays in between; not for several threads. */
interface BlockReducer {
    /** @param fewest per pixel of the block; lowered to the dates that made each band's value */
    void reduce(Block block, int[] fewest);

    static void lower(int[] fewest, Block block) {
        for (int i = 0; i < block.length(); i++) {
            fewest[i] = Math.min(fewest[i], block.counts()[i]);
        }
    }
}
