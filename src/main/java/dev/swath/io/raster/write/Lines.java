package dev.swath.io.raster.write;

import dev.swath.io.raster.Plane;

/** Lines of samples as numbers: every type fits into a double without loss. */
final class Lines {
    private Lines() {}

    /** @param line receives the whole row; what it holds beyond the row's end stays */
    static void read(Plane plane, int row, double[] line) {
        int width = plane.width();
        int at = row * width;
        switch (plane.type()) {
            case UINT8 -> readUnsigned(plane.bytes(), at, line, width);
            case UINT16 -> readUnsigned(plane.shorts(), at, line, width);
            case INT16 -> readSigned(plane.shorts(), at, line, width);
            case FLOAT32 -> readFloats(plane.floats(), at, line, width);
            case FLOAT64 -> System.arraycopy(plane.doubles(), at, line, 0, width);
            default -> {
                for (int i = 0; i < width; i++) {
                    line[i] = plane.value(at + i);
                }
            }
        }
    }

    private static void readUnsigned(byte[] samples, int at, double[] line, int width) {
        for (int i = 0; i < width; i++) {
            line[i] = samples[at + i] & 0xff;
        }
    }

    private static void readUnsigned(short[] samples, int at, double[] line, int width) {
        for (int i = 0; i < width; i++) {
            line[i] = samples[at + i] & 0xffff;
        }
    }

    private static void readSigned(short[] samples, int at, double[] line, int width) {
        for (int i = 0; i < width; i++) {
            line[i] = samples[at + i];
        }
    }

    private static void readFloats(float[] samples, int at, double[] line, int width) {
        for (int i = 0; i < width; i++) {
            line[i] = samples[at + i];
        }
    }

    /** Writes a line whose values the type can hold, whole numbers where it holds such. */
    static void write(double[] line, Plane plane, int row) {
        int at = row * plane.width();
        switch (plane.type()) {
            case UINT16, INT16 -> writeShorts(line, plane.shorts(), at);
            case FLOAT32 -> writeFloats(line, plane.floats(), at);
            case FLOAT64 -> System.arraycopy(line, 0, plane.doubles(), at, line.length);
            default -> {
                for (int i = 0; i < line.length; i++) {
                    plane.set(at + i, line[i]);
                }
            }
        }
    }

    private static void writeShorts(double[] line, short[] samples, int at) {
        for (int i = 0; i < line.length; i++) {
            samples[at + i] = (short) (int) line[i];
        }
    }

    private static void writeFloats(double[] line, float[] samples, int at) {
        for (int i = 0; i < line.length; i++) {
            samples[at + i] = (float) line[i];
        }
    }
}
