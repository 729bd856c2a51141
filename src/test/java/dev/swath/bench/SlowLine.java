package dev.swath.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A line to another port of this machine on which everything arrives later, in each direction; as wide as it was. */
final class SlowLine {
    private static final int CHUNK_BYTES = 64 * 1024;
    /** 64 MiB under way at most: a second of more than any server here sends. */
    private static final int CHUNKS_UNDER_WAY = 1024;

    private final long delayNanos;

    private SlowLine(long delayNanos) {
        this.delayNanos = delayNanos;
    }

    /** What came, and when it is handed on; nothing in it = the end. */
    private record Chunk(ByteBuffer bytes, long dueNanos) {}

    /** Arguments: port, port it leads to, milliseconds in each direction. Runs until it is stopped. */
    public static void main(String[] arguments) throws IOException {
        var line = new SlowLine(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[2])));
        var loopback = InetAddress.getLoopbackAddress();
        try (var server = new ServerSocket()) {
            server.bind(new InetSocketAddress(loopback, Integer.parseInt(arguments[0])), CHUNKS_UNDER_WAY);
            while (!server.isClosed()) {
                var near = server.accept();
                var far = new Socket(loopback, Integer.parseInt(arguments[1]));
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                line.lead(near, far);
                line.lead(far, near);
            }
        }
    }

    private void lead(Socket from, Socket to) {
        var underWay = new ArrayBlockingQueue<Chunk>(CHUNKS_UNDER_WAY);
        start(() -> take(from, underWay));
        start(() -> give(underWay, to));
    }

    private static void start(Runnable work) {
        var thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void take(Socket from, BlockingQueue<Chunk> underWay) {
        var buffer = new byte[CHUNK_BYTES];
        try {
            int bytes = 1;
            while (bytes > 0) {
                bytes = read(from, buffer);
                var copy = ByteBuffer.wrap(Arrays.copyOf(buffer, Math.max(0, bytes)));
                underWay.put(new Chunk(copy, System.nanoTime() + delayNanos));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection that broke has ended. */
    private static int read(Socket from, byte[] buffer) {
        try {
            return from.getInputStream().read(buffer);
        } catch (IOException broken) {
            return -1;
        }
    }

    private static void give(BlockingQueue<Chunk> underWay, Socket to) {
        try {
            for (var chunk = underWay.take(); chunk.bytes().hasRemaining(); chunk = underWay.take()) {
                for (long left = chunk.dueNanos() - System.nanoTime(); left > 0; ) {
                    LockSupport.parkNanos(left);
                    left = chunk.dueNanos() - System.nanoTime();
                }
                to.getOutputStream().write(chunk.bytes().array());
            }
            to.shutdownOutput();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            return;
        }
    }
}
