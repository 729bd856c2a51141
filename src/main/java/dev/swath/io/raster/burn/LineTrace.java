package dev.swath.io.raster.burn;

/** Marks the pixels of lines, segment by segment and row by row. */
final class LineTrace {
    private final Canvas canvas;

    LineTrace(Canvas canvas) {
        this.canvas = canvas;
    }

    void segment(double x0, double y0, double x1, double y1) {
        if (y0 > y1) {
            segment(x1, y1, x0, y0);
            return;
        }
        // not written as < so that NaN is left out
        if (!(y1 >= 0 && y0 < canvas.height() && Math.max(x0, x1) >= 0 && Math.min(x0, x1) < canvas.width())) {
            return;
        }
        int last = (int) Math.min(canvas.height() - 1.0, Math.floor(y1));
        for (int row = (int) Math.max(0, Math.floor(y0)); row <= last; row++) {
            double above = y0 >= row ? x0 : at(row, x0, y0, x1, y1);
            double below = y1 <= row + 1.0 ? x1 : at(row + 1.0, x0, y0, x1, y1);
            canvas.span(row, Math.floor(Math.min(above, below)), Math.floor(Math.max(above, below)) + 1);
        }
    }

    private static double at(double y, double x0, double y0, double x1, double y1) {
        return x0 + (y - y0) * (x1 - x0) / (y1 - y0);
    }
}
