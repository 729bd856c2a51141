package dev.swath.io.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The backups of one ledger: {@code ledger-YYYYMMDD-HHMMSS.db}, named for the second (UTC) in which each was begun. */
record BackupFolder(Path path) {
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final Pattern NAME = Pattern.compile("ledger-(\\d{8}-\\d{6})\\.db");
    private static final String UNFINISHED = ".part";

    /** A name that is not taken yet. */
    Path free(Instant at) {
        var file = path.resolve("ledger-" + STAMP.format(at) + ".db");
        return Files.exists(file) ? free(at.plusSeconds(1)) : file;
    }

    static Path unfinished(Path backup) {
        return backup.resolveSibling(backup.getFileName() + UNFINISHED);
    }

    /** What a crash left behind; called by the one who makes a backup now. */
    void sweep() throws IOException {
        for (var file : files("ledger-*.db" + UNFINISHED)) {
            Files.delete(file);
        }
    }

    /** Deletes the oldest, so that {@code keep} remain; never {@code fresh}, which is known to be good. */
    int rotate(Path fresh, int keep) throws IOException {
        var others = all().stream().filter(file -> !file.equals(fresh)).toList();
        var old = others.subList(Math.min(keep - 1, others.size()), others.size());
        for (var file : old) {
            Files.delete(file);
        }
        return old.size();
    }

    Optional<Path> newest() throws IOException {
        return all().stream().findFirst();
    }

    /** Newest first. */
    private List<Path> all() throws IOException {
        return files("ledger-*.db").stream()
                .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private List<Path> files(String glob) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(path, glob)) {
            return java.util.stream.StreamSupport.stream(files.spliterator(), false)
                    .toList();
        }
    }

    /** When a backup was made: its name tells, else the time of the file. */
    static Instant madeAt(Path backup) throws IOException {
        var name = NAME.matcher(backup.getFileName().toString());
        return name.matches()
                ? LocalDateTime.parse(name.group(1), STAMP).toInstant(ZoneOffset.UTC)
                : Files.getLastModifiedTime(backup).toInstant();
    }
}
