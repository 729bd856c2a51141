package dev.swath.app.shard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.ledger.Away.Fetched;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.NoSpace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What a shard elsewhere has done, one line per file, on the disk before it counts. A last line that a crash tore is
 * ignored, and cut off before anything is appended.
 */
public final class ResultJournal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final String plan;
    private final FileChannel channel;
    private final Set<String> ids;

    private ResultJournal(Path file, String plan, FileChannel channel, Set<String> ids) {
        this.file = file;
        this.plan = plan;
        this.channel = channel;
        this.ids = ids;
    }

    /** What is wrong with a line, for people. */
    @FunctionalInterface
    public interface Unreadable {
        void line(int number, String why);
    }

    /**
     * Opens the journal of a plan to go on with it; made when it is missing.
     *
     * @throws BadInput when it is another plan's, or no journal
     */
    public static ResultJournal open(Path file, String plan) {
        try {
            var ids = Files.exists(file) ? ids(file, plan) : new HashSet<String>();
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            channel.position(cutTornLine(channel));
            return new ResultJournal(file, plan, channel, ids);
        } catch (IOException e) {
            throw new NoSpace(
                    "cannot-write",
                    file + ": cannot be written (" + e.getMessage() + "); name a file you may write",
                    e);
        }
    }

    private static Set<String> ids(Path file, String plan) throws IOException {
        Set<String> ids = new HashSet<>();
        read(
                file,
                result -> {
                    if (!result.plan().equals(plan)) {
                        throw notOurs(file, "it has results of plan " + result.plan());
                    }
                    ids.add(result.id());
                },
                (number, why) -> {
                    throw notOurs(file, "line " + number + ": " + why);
                });
        return ids;
    }

    private static BadInput notOurs(Path file, String why) {
        return new BadInput(
                "foreign-journal", file + ": is not the journal of this plan (" + why + "); name another file");
    }

    /** @return length of what is whole */
    private static long cutTornLine(FileChannel channel) throws IOException {
        long end = channel.size();
        var one = ByteBuffer.allocate(1);
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                break;
            }
            end--;
        }
        channel.truncate(end);
        return end;
    }

    public boolean has(String deliveryId) {
        return ids.contains(deliveryId);
    }

    /** Appends those that it does not have yet; they are on the disk when this returns. */
    public void append(List<Fetched> files) {
        var fresh = files.stream()
                .filter(one -> ids.add(one.delivery().id()))
                .map(one -> Result.line(JSON, plan, one) + "\n")
                .collect(Collectors.joining());
        if (fresh.isEmpty()) {
            return;
        }
        try {
            var bytes = ByteBuffer.wrap(fresh.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new NoSpace(
                    "cannot-write",
                    file + ": cannot be written (" + e.getMessage() + "); make room, and start the shard again",
                    e);
        }
    }

    /** How many results it has. */
    public int size() {
        return ids.size();
    }

    /** Reads a journal; a last line without its end is ignored. */
    public static void read(Path file, Consumer<Result> each, Unreadable unreadable) throws IOException {
        // a torn line may end within a letter, which a stricter reader takes for an error
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            boolean whole = endsWithLine(file);
            int number = 1;
            for (var line = lines.readLine(); line != null; number++) {
                var next = lines.readLine();
                if (next != null || whole) {
                    read(line, number, each, unreadable);
                }
                line = next;
            }
        }
    }

    private static void read(String line, int number, Consumer<Result> each, Unreadable unreadable) {
        Result result;
        try {
            result = Result.read(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            unreadable.line(number, "is no JSON");
            return;
        } catch (IllegalArgumentException e) {
            unreadable.line(number, String.valueOf(e.getMessage()));
            return;
        }
        each.accept(result);
    }

    private static boolean endsWithLine(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new NoSpace("cannot-write", file + ": cannot be closed (" + e.getMessage() + ")", e);
        }
    }
}
