package dev.swath.io.stac.sign;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hosts of the Blob Storage that tokens open.
 *
 * @param name below which accounts have a host each, {@code blob.core.windows.net}; of this machine {@code HOST:PORT},
 *     where the account is the first folder, as in Azure's emulator; empty = there are none
 */
public record SasHost(String name) {
    /** Where the files of the Planetary Computer lie. */
    public static final SasHost AZURE = new SasHost("blob.core.windows.net");

    private static final String ACCOUNT = "[a-z0-9]{3,24}";
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9$][a-z0-9-]{2,62}");
    private static final Pattern LOCAL = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}):\\d{1,5}");

    /** The container a file lies in; nothing where it lies elsewhere, where a token must never go. */
    public Optional<BlobContainer> container(URI file) {
        if (name.isEmpty() || file.getHost() == null || file.getUserInfo() != null || file.getRawPath() == null) {
            return Optional.empty();
        }
        return LOCAL.matcher(name).matches() ? local(file) : hosted(file);
    }

    private Optional<BlobContainer> hosted(URI file) {
        var host = file.getHost().toLowerCase(Locale.ROOT);
        var account = host.endsWith("." + name) ? host.substring(0, host.length() - name.length() - 1) : "";
        var path = file.getRawPath().split("/", 3);
        return "https".equalsIgnoreCase(file.getScheme()) && file.getPort() < 0 && path.length == 3
                ? container(account, path[1])
                : Optional.empty();
    }

    private Optional<BlobContainer> local(URI file) {
        var path = file.getRawPath().split("/", 4);
        return name.equalsIgnoreCase(file.getRawAuthority()) && path.length == 4
                ? container(path[1], path[2])
                : Optional.empty();
    }

    private static Optional<BlobContainer> container(String account, String container) {
        return account.matches(ACCOUNT) && CONTAINER.matcher(container).matches()
                ? Optional.of(new BlobContainer(account, container))
                : Optional.empty();
    }
}
