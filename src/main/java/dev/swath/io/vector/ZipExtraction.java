package dev.swath.io.vector;

import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Writes the entries of one zip, counting every byte so that a small zip cannot fill the disk. */
final class ZipExtraction {
    /** A country's parcels take a few GB; 20 GB is beyond any drop and within most disks. */
    static final long MAX_BYTES = 20L << 30;

    /** Parcel files shrink 3 to 30 times. Sparse tables shrink more, hence only asked of large contents. */
    private static final long MAX_RATIO = 200;

    private static final long RATIO_ASKED_FROM_BYTES = 256L << 20;

    private final long zipBytes;
    private final String zipName;
    private long written;

    private ZipExtraction(ZipFile zip) throws IOException {
        Path file = Path.of(zip.getName());
        this.zipBytes = Files.size(file);
        this.zipName = file.getFileName().toString();
    }

    /** Entries by the plain file name each shall have in the folder; all or none. */
    static void extract(ZipFile zip, Map<String, ZipEntry> entries, Path folder) throws IOException {
        ZipExtraction extraction = new ZipExtraction(zip);
        List<Path> files = new ArrayList<>();
        Files.createDirectories(folder);
        boolean done = false;
        try {
            for (Map.Entry<String, ZipEntry> entry : entries.entrySet()) {
                Path file = folder.resolve(entry.getKey());
                if (!folder.equals(file.getParent())) {
                    throw new BadInput(
                            "bad-name",
                            extraction.zipName + " holds a file named " + entry.getKey()
                                    + ", which is no plain name; rename it");
                }
                files.add(file);
                extraction.write(zip, entry.getValue(), file);
            }
            done = true;
        } finally {
            if (!done) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void write(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        Files.deleteIfExists(file);
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc);
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                count(n);
                out.write(buffer, 0, n);
            }
        }
        // the JDK checks this for streams of zips, not for zip files
        if (crc.getValue() != entry.getCrc()) {
            throw new ZipException("wrong checksum of " + entry.getName());
        }
    }

    private void count(int bytes) {
        written += bytes;
        if (written > MAX_BYTES) {
            throw new BadInput("huge-zip", zipName + " holds more than " + MAX_BYTES + " bytes; split it");
        }
        if (written > RATIO_ASKED_FROM_BYTES && written / MAX_RATIO > zipBytes) {
            throw new BadInput(
                    "huge-zip",
                    zipName + " grows more than " + MAX_RATIO + "-fold; unpack it yourself and drop the files");
        }
    }
}
