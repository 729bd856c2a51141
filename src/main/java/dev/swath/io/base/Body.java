package dev.swath.io.base;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A body whose breaks are told apart from those of the disk it is written to. Not closed: the response is. */
final class Body extends InputStream {
    private final URI link;
    private final InputStream bytes;

    Body(URI link, InputStream bytes) {
        this.link = link;
        this.bytes = bytes;
    }

    @Override
    public int read() {
        try {
            return bytes.read();
        } catch (IOException trouble) {
            throw LinkTrouble.inBody(link, trouble);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return bytes.read(buffer, offset, length);
        } catch (IOException trouble) {
            throw LinkTrouble.inBody(link, trouble);
        }
    }
}
