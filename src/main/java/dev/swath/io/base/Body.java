package dev.swath.io.base;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** A body whose breaks are told apart from those of the disk it is written to. Not closed: the response is. */
final class Body extends InputStream {
    private final URI link;
    private final InputStream bytes;
    private final Traffic traffic;

    Body(URI link, InputStream bytes, Traffic traffic) {
        this.link = link;
        this.bytes = bytes;
        this.traffic = traffic;
    }

    @Override
    public int read() {
        try {
            int next = bytes.read();
            traffic.came(next < 0 ? 0 : 1);
            return next;
        } catch (IOException trouble) {
            throw traffic.failed(LinkTrouble.inBody(link, trouble));
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            int read = bytes.read(buffer, offset, length);
            traffic.came(read);
            return read;
        } catch (IOException trouble) {
            throw traffic.failed(LinkTrouble.inBody(link, trouble));
        }
    }
}
