package dev.swath.io.raster.read;

import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.DataFormatException;

/** Unpacks blocks of a layout into the planes of a window. Safe for many threads on different blocks. */
final class BlockDecoder {
    private final Layout layout;
    private final Window window;
    private final int[] bands;
    private final List<Plane> planes;

    /**
     * @param bands of the image, counted from 0
     * @param planes one per band, as large as the window
     */
    BlockDecoder(Layout layout, Window window, int[] bands, List<Plane> planes) {
        this.layout = layout;
        this.window = window;
        this.bands = bands;
        this.planes = planes;
    }

    /** The part of a block that the window and the image both have, in columns and rows of the block. */
    private record Part(int firstColumn, int endColumn, int firstRow, int endRow) {}

    private Part part(Block block) {
        long left = (long) block.column() * layout.blockWidth();
        long top = (long) block.row() * layout.blockHeight();
        long right = Math.min(layout.width(), (long) window.column() + window.width());
        long bottom = Math.min(layout.height(), (long) window.row() + window.height());
        return new Part(
                (int) Math.max(0, window.column() - left),
                (int) Math.min(layout.blockWidth(), right - left),
                (int) Math.max(0, window.row() - top),
                (int) Math.min(layout.blockHeight(), bottom - top));
    }

    /** What a block must come to, for this window. */
    Codec.Sizes sizes(Block block) {
        int rowBytes = layout.rowBytes();
        int rows = layout.rowsOf(block.row());
        int endRow = part(block).endRow();
        // where the image ends, what is behind it in the tile is unpacked too, for the sake of the checksum
        boolean isAll = endRow == layout.height() - block.row() * layout.blockHeight();
        return new Codec.Sizes((isAll ? rows : endRow) * rowBytes, rows * rowBytes, layout.blockHeight() * rowBytes);
    }

    /**
     * @param bytes in which the block begins at {@code offset}
     * @throws DataFormatException with what is wrong with the block
     */
    void decode(Block block, byte[] bytes, int offset, Scratch scratch) throws DataFormatException {
        Codec.Sizes sizes = sizes(block);
        byte[] raw = scratch.raw(layout.codec() == Codec.NONE ? sizes.wanted() : sizes.most());
        layout.codec().unpack(bytes, offset, block.count(), raw, sizes, scratch.inflater());
        Part part = part(block);
        int rowBytes = layout.rowBytes();
        int rows = part.endRow() - part.firstRow();
        ByteOrder order = layout.order();
        if (layout.predictor() == 3) {
            byte[] spare = scratch.row(rowBytes);
            int bytesPerSample = layout.samples().type().bytes();
            for (int row = part.firstRow(); row < part.endRow(); row++) {
                Predictor.joinBytes(raw, row * rowBytes, spare, layout.samplesPerBlockPixel(), bytesPerSample);
            }
            order = ByteOrder.BIG_ENDIAN;
        }
        ByteBuffer wanted = ByteBuffer.wrap(raw, part.firstRow() * rowBytes, rows * rowBytes)
                .slice()
                .order(order);
        copy(block, part, wanted, scratch);
    }

    /** @param wanted the rows of the part, unpacked */
    private void copy(Block block, Part part, ByteBuffer wanted, Scratch scratch) {
        int length = wanted.remaining() / layout.samples().type().bytes();
        switch (layout.samples().type().bytes()) {
            case 1 -> bytes(block, part, wanted);
            case 2 -> {
                short[] samples = scratch.shorts(length);
                wanted.asShortBuffer().get(samples, 0, length);
                shorts(block, part, samples);
            }
            case 4 -> {
                int[] samples = scratch.ints(length);
                wanted.asIntBuffer().get(samples, 0, length);
                ints(block, part, samples);
            }
            default -> {
                long[] samples = scratch.longs(length);
                wanted.asLongBuffer().get(samples, 0, length);
                longs(block, part, samples);
            }
        }
    }

    private void bytes(Block block, Part part, ByteBuffer wanted) {
        byte[] samples = wanted.array();
        int at = wanted.arrayOffset();
        boolean isBit = layout.samples().isBit();
        int row = isBit ? layout.rowBytes() * 8 : rowLength();
        for (int i = 0; layout.predictor() == 2 && i < part.endRow() - part.firstRow(); i++) {
            Predictor.sum(samples, at + i * row, row, layout.samplesPerBlockPixel());
        }
        for (int i = 0; i < bands.length; i++) {
            if (has(block, i)) {
                Cut cut = cut(block, part, i, isBit ? at * 8 : at, row);
                if (isBit) {
                    cut.copyBits(samples, planes.get(i).bytes());
                } else {
                    cut.copy(samples, planes.get(i).bytes());
                }
            }
        }
    }

    private void shorts(Block block, Part part, short[] samples) {
        for (int i = 0; layout.predictor() == 2 && i < part.endRow() - part.firstRow(); i++) {
            Predictor.sum(samples, i * rowLength(), rowLength(), layout.samplesPerBlockPixel());
        }
        for (int i = 0; i < bands.length; i++) {
            if (has(block, i)) {
                cut(block, part, i, 0, rowLength()).copy(samples, planes.get(i).shorts());
            }
        }
    }

    private void ints(Block block, Part part, int[] samples) {
        for (int i = 0; layout.predictor() == 2 && i < part.endRow() - part.firstRow(); i++) {
            Predictor.sum(samples, i * rowLength(), rowLength(), layout.samplesPerBlockPixel());
        }
        for (int i = 0; i < bands.length; i++) {
            if (has(block, i)) {
                Cut cut = cut(block, part, i, 0, rowLength());
                if (layout.samples().type().isFloat()) {
                    cut.copy(samples, planes.get(i).floats());
                } else {
                    cut.copy(samples, planes.get(i).ints());
                }
            }
        }
    }

    private void longs(Block block, Part part, long[] samples) {
        for (int i = 0; layout.predictor() == 2 && i < part.endRow() - part.firstRow(); i++) {
            Predictor.sum(samples, i * rowLength(), rowLength(), layout.samplesPerBlockPixel());
        }
        for (int i = 0; i < bands.length; i++) {
            if (has(block, i)) {
                cut(block, part, i, 0, rowLength()).copy(samples, planes.get(i).doubles());
            }
        }
    }

    private int rowLength() {
        return layout.blockWidth() * layout.samplesPerBlockPixel();
    }

    private boolean has(Block block, int band) {
        return !layout.isSeparate() || bands[band] == block.plane();
    }

    private Cut cut(Block block, Part part, int band, int start, int row) {
        int perPixel = layout.samplesPerBlockPixel();
        int sample = layout.isSeparate() ? 0 : bands[band];
        int left = block.column() * layout.blockWidth() + part.firstColumn() - window.column();
        int top = block.row() * layout.blockHeight() + part.firstRow() - window.row();
        return new Cut(
                part.endRow() - part.firstRow(),
                part.endColumn() - part.firstColumn(),
                start + part.firstColumn() * perPixel + sample,
                row,
                perPixel,
                top * window.width() + left,
                window.width());
    }
}
