package dev.swath.app.wiring;

import dev.swath.io.store.DiskStore;
import dev.swath.model.trouble.BadSetting;
import java.nio.file.Path;

/** Makes the store that {@code store.url} names. */
final class Stores {
    private static final long MEGABYTE = 1_000_000;

    private Stores() {}

    static DiskStore disk(Settings settings) {
        return new DiskStore(folder(settings), settings.integer("store.min-free-mb") * MEGABYTE);
    }

    static Path folder(Settings settings) {
        var url = settings.text("store.url");
        if (!url.startsWith("file:") || url.length() == "file:".length()) {
            throw new BadSetting(
                    "bad-setting",
                    "store.url: must be file:FOLDER (other stores are not supported yet), was '" + url + "'");
        }
        return settings.home()
                .resolve(url.substring("file:".length()).replaceFirst("^//(?=/)", ""))
                .normalize();
    }
}
