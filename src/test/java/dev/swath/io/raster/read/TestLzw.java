package dev.swath.io.raster.read;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/** Packs as section 13 of TIFF 6.0 says. */
final class TestLzw {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<String, Integer> table = new HashMap<>();
    private long bits;
    private int bitCount;
    private int width = 9;
    private int next = 258;

    private TestLzw() {}

    static byte[] pack(byte[] raw) {
        return new TestLzw().all(raw);
    }

    private byte[] all(byte[] raw) {
        clear();
        String string = "";
        for (byte one : raw) {
            String longer = string + (char) (one & 0xff);
            if (longer.length() == 1 || table.containsKey(longer)) {
                string = longer;
                continue;
            }
            write(code(string));
            table.put(longer, next++);
            if (next == (1 << width)) {
                width++;
            }
            if (next == 4094) {
                clear();
            }
            string = longer.substring(longer.length() - 1);
        }
        if (!string.isEmpty()) {
            write(code(string));
            next++;
            width += next == (1 << width) ? 1 : 0;
        }
        write(257);
        write(7, 0);
        return out.toByteArray();
    }

    private int code(String string) {
        return string.length() == 1 ? string.charAt(0) : table.get(string);
    }

    private void clear() {
        write(256);
        table.clear();
        width = 9;
        next = 258;
    }

    private void write(int code) {
        write(width, code);
    }

    private void write(int count, int code) {
        bits = (bits << count) | code;
        bitCount += count;
        while (bitCount >= 8) {
            bitCount -= 8;
            out.write((int) (bits >>> bitCount));
        }
    }
}
