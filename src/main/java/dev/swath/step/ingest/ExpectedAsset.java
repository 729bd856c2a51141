package dev.swath.step.ingest;

import dev.swath.io.store.fetch.Expected;
import dev.swath.model.Delivery;
import dev.swath.model.trouble.Corrupt;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Assets that are called TIFF begin as TIFF 6.0 and BigTIFF do. */
final class ExpectedAsset implements Expected {
    private static final List<byte[]> MAGIC = List.of(
            new byte[] {'I', 'I', 42, 0}, new byte[] {'M', 'M', 0, 42},
            new byte[] {'I', 'I', 43, 0}, new byte[] {'M', 'M', 0, 43});

    @Override
    public String name(Delivery delivery) {
        return "asset " + delivery.path();
    }

    @Override
    public void demandHead(Delivery delivery, byte[] head, int length) {
        boolean isTiff = delivery.path().toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
        if (isTiff && MAGIC.stream().noneMatch(magic -> begins(head, length, magic))) {
            throw new Corrupt("no-tiff", name(delivery) + " does not begin like a TIFF; it is not stored");
        }
    }

    private static boolean begins(byte[] head, int length, byte[] magic) {
        return length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }
}
