package dev.swath.app.sandbox.stac;

import java.util.Locale;

/** How the files of items are reached. */
public enum Storage {
    /** At addresses of the service, by anybody. */
    OPEN("/stac/assets"),
    /**
     * As at the Planetary Computer: with a token for their container, which anybody is given for a while; the account is the
     * first folder, as in Azure's emulator.
     */
    SIGNED("/swathscenes/scenes"),
    /** As those of Landsat at AWS: in a bucket that charges the reader, with a signature and word that he pays. */
    REQUESTER_PAYS("/swath-scenes");

    private final String folder;

    Storage(String folder) {
        this.folder = folder;
    }

    /** Where this server has the files: a path without a slash at its end. */
    public String folder() {
        return folder;
    }

    /** As it is written on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException naming those that there are */
    public static Storage of(String word) {
        for (var storage : values()) {
            if (storage.word().equals(word)) {
                return storage;
            }
        }
        throw new IllegalArgumentException("storage must be open, signed or requester-pays, was '" + word + "'");
    }

    /** Address of a file. */
    String href(String base, String path) {
        return (this == REQUESTER_PAYS ? "s3:/" : base) + folder + "/" + path;
    }
}
