package dev.swath.step.dataset.calendar;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Redirects;
import dev.swath.io.base.Response;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.Unavailable;
import dev.swath.step.dataset.folder.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * The crop calendar's folder on this machine, filled once from the network. A file is fetched under a name of its own, looked
 * at and then moved into place: whatever is killed, and however many processes fetch at once, what has its name is whole.
 */
public final class CalendarCache {
    /** A hundred times the real ones. */
    private static final long MOST_BYTES = 32L << 20;

    private final Path folder;
    private final URI from;
    private final HttpFetch http;
    private final Consumer<String> news;

    /**
     * @param folder where the files are kept
     * @param from the address that their names are appended to
     * @param news told what is fetched, a line for people
     */
    public CalendarCache(Path folder, URI from, HttpFetch http, Consumer<String> news) {
        this.folder = folder;
        this.from = from;
        this.http = http;
        this.news = news;
    }

    /**
     * The folder with all four files in it, none of them fetched that is there and good.
     *
     * @throws Corrupt {@code bad-calendar} when what came is no calendar
     * @throws Unavailable {@code calendar-unreachable} when it does not come, or not whole
     * @throws dev.swath.model.trouble.Trouble when the disk fails
     */
    public Path filled() {
        List<String> wanted = CalendarFolder.FILES.stream()
                .filter(name -> !isGood(folder.resolve(name)))
                .toList();
        if (!wanted.isEmpty()) {
            news.accept("fetching the crop calendar into " + folder);
        }
        try {
            for (String name : wanted) {
                fetch(name);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return folder;
    }

    private static boolean isGood(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try {
            CalendarFile.read(file);
            return true;
        } catch (BadInput damaged) {
            return false;
        }
    }

    private void fetch(String name) throws IOException {
        Files.createDirectories(folder);
        URI link = URI.create(from.toString().replaceFirst("/*$", "/") + name);
        Path part = Files.createTempFile(folder, "." + name, ".part");
        try {
            try (Response response = new Redirects(http, List.of()).open(link, 0, null);
                    InputStream in = response.body();
                    OutputStream out = Files.newOutputStream(part)) {
                copy(in, out);
            }
            demandCalendar(link, part);
            Disk.place(part, folder.resolve(name));
        } catch (Unavailable | Expired broken) {
            String what = broken.line().replace("; it will be tried again", "");
            throw new Unavailable(
                    "calendar-unreachable",
                    "the crop calendar cannot be fetched: " + what
                            + "; try again, check dataset.calendar-url, or give --calendar FOLDER",
                    broken);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[HttpFetch.BUFFER_BYTES];
        long copied = 0;
        for (int n = in.read(buffer); n >= 0 && copied <= MOST_BYTES; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            copied += n;
        }
    }

    private static void demandCalendar(URI link, Path part) {
        try {
            CalendarFile.read(part);
        } catch (BadInput wrong) {
            throw new Corrupt(
                    "bad-calendar",
                    "what " + link.getHost() + " sent as " + link.getPath()
                            + " is no crop calendar; check dataset.calendar-url, or give --calendar FOLDER",
                    wrong);
        }
    }
}
