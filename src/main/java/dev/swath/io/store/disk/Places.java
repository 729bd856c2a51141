package dev.swath.io.store.disk;

import dev.swath.io.store.TargetName;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where things lie in the store, and that nothing lies outside of it. */
final class Places {
    private final Path root;

    Places(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /** @throws Corrupt when the target is not the plain name of a file inside the store */
    Path of(String target) {
        TargetName.demandPlain(target);
        try {
            var file = root.resolve(target);
            if (!file.normalize().equals(file) || !file.startsWith(root) || PartName.leaseOf(file) != null) {
                throw TargetName.unsafe(target);
            }
            return file;
        } catch (InvalidPathException notOnThisSystem) {
            throw TargetName.unsafe(target);
        }
    }

    /** Makes the target's folder, inside the store and on the disk for good. */
    void makeFolder(Path target) throws IOException {
        Files.createDirectories(root);
        var inside = root.toRealPath();
        var folder = root;
        for (var name : root.relativize(target)) {
            if (!folder.toRealPath().startsWith(inside)) {
                throw new Corrupt("unsafe-name", folder + " leads out of the store; remove that link");
            }
            folder = folder.resolve(name);
            if (!folder.equals(target) && !Files.isDirectory(folder)) {
                make(folder);
            }
        }
    }

    private static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            sync(folder.getParent());
        } catch (FileAlreadyExistsException another) {
            // another thread was faster; a file in the way is another matter
            if (!Files.isDirectory(folder)) {
                throw another;
            }
        }
    }

    /** Brings the names in a folder to the disk, where the system can. */
    static void sync(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException systemCannot) {
            // Windows opens no folders; it writes names through by itself
            return;
        }
    }

    /** Plain files of a folder, down to {@code depth} levels; what cannot be read is left out. */
    static List<Path> filesIn(Path folder, int depth, Predicate<Path> wanted) throws IOException {
        var found = new ArrayList<Path>();
        walk(folder, depth, wanted, found::add);
        return found;
    }

    /** Plain files below a folder, one by one. */
    static void forEachFile(Path folder, Predicate<Path> wanted, Consumer<Path> each) throws IOException {
        walk(folder, Integer.MAX_VALUE, wanted, each);
    }

    private static void walk(Path folder, int depth, Predicate<Path> wanted, Consumer<Path> each) throws IOException {
        Files.walkFileTree(folder, Set.of(), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && wanted.test(file)) {
                    each.accept(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
