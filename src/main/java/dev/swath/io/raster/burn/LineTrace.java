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
        int last = (int) Math.min(canvas.height(), end(y0, y1));
        for (int row = (int) Math.max(0, Math.floor(y0)); row < last; row++) {
            double above = y0 >= row ? x0 : at(row, x0, y0, x1, y1);
            double below = y1 <= row + 1.0 ? x1 : at(row + 1.0, x0, y0, x1, y1);
            double left = Math.min(above, below);
            canvas.span(row, Math.floor(left), end(left, Math.max(above, below)));
        }
    }

    /** The column or row after the last; one that is touched at its upper or left side only is not passed through. */
    private static double end(double from, double to) {
        return Math.max(Math.floor(from) + 1, Math.ceil(to));
    }

    private static double at(double y, double x0, double y0, double x1, double y1) {
        return x0 + (y - y0) * (x1 - x0) / (y1 - y0);
    }
}
