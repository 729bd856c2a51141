package dev.swath.step.composite;

import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The folder of what is underway, with a folder for each composite.
 *
 * @param root on a local disk
 */
record Scratch(Path root) {
    /** Of one composite. */
    Path of(String compositeId) {
        return root.resolve(compositeId);
    }

    /** Removes what belongs to composites that have ended. */
    void sweep(Predicate<String> isOpen) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (var folders = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path folder : folders) {
                if (!isOpen.test(String.valueOf(folder.getFileName()))) {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /** Deletes a folder of it with all that is in there, if it is there. */
    void delete(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /** What to tell a person. */
    NoSpace trouble(IOException cause) {
        return new NoSpace(
                "scratch-failing",
                root + ": " + cause.getMessage() + "; make room there, or set composite.scratch to another disk",
                cause);
    }
}
