package dev.swath.io.raster.zarr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A Zarr store in a folder. A new one is written beside its place as {@code .name.part}, moved there when it is published,
 * and continued when it was left unfinished; one that was published before is added to in place.
 */
public final class ZarrFolder implements ZarrStore {
    private final Path place;
    private final Path written;

    private ZarrFolder(Path place, Path written) {
        this.place = place;
        this.written = written;
    }

    /** @param place the folder, by custom with a name that ends in {@code .zarr} */
    public static ZarrFolder at(Path place) {
        Path beside = place.resolveSibling("." + place.getFileName() + ".part");
        return new ZarrFolder(place, Files.exists(place) ? place : beside);
    }

    @Override
    public void put(String key, byte[] bytes) throws IOException {
        Path file = written.resolve(key);
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.createDirectories(written.resolve(key).getParent());
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        Path file = written.resolve(key);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Override
    public void publish() throws IOException {
        if (!written.equals(place)) {
            Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
